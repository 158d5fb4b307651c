"""Before the first word: what this is, who may read, and the four switches."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ancrage import content
from ancrage.companion import actions, history, queries
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.privacy.queries import allowed, standing_still
from ancrage.privacy.rules import TEXT_OF, Purpose, Still
from ancrage.web.person.forms import StartForm

TEXTS = (
    "before_first_word",
    "ephemeral",
    "switch_read",
    "switch_keep",
    "switch_imminent",
    "switch_share",
    "switch_remember",
    "switch_learn",
    "under_15",
)
KEPT_SHOWN = 3
CHOSEN = {"share": Purpose.SHARE, "remember": Purpose.REMEMBER, "learn": Purpose.LEARN}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def talk_start(request: HttpRequest) -> HttpResponse:
    """Say what the policy says; with an account, open a kept talk or take one up again."""
    if request.method == "POST" and request.user.is_authenticated:
        return _start(request)
    if request.method == "POST":
        return redirect("talk_ephemeral")
    page = {
        "texts": {name: content.texts(name) for name in TEXTS},
        "countries": content.countries(),
        "keeps": False,
    }
    if request.user.is_authenticated:
        given = allowed(request.user)
        page |= {
            "form": StartForm(initial={name: purpose in given for name, purpose in CHOSEN.items()}),
            "keeps": Purpose.KEEP in given,
            "lines": history.talk_lines(request.user, list(queries.conversations(request.user)[:KEPT_SHOWN])),
            "stopped": queries.free_talk_stop() is not None,
        }
    return render(request, "person/start.html", page)


def _start(request: HttpRequest) -> HttpResponse:
    if standing_still(request.user, Still.LIMIT) is not None:
        return redirect(reverse("my_pause") + "#limit")
    form = StartForm(request.POST)
    form.is_valid()
    for purpose in (Purpose.KEEP, Purpose.IMMINENT_DANGER):
        _switch(request, purpose, on=True)
    if "switches" in request.POST:  # the short form of someone who chose before leaves them as they are
        for name, purpose in CHOSEN.items():
            _switch(request, purpose, on=form.cleaned_data[name])
    conversation = actions.start_conversation(person=request.user)
    return redirect("talk", id=conversation.pk)


def _switch(request: HttpRequest, purpose: Purpose, *, on: bool) -> None:
    given = purpose in allowed(request.user)
    if on and not given:
        version = content.texts(TEXT_OF[purpose]).version
        give_consent(person=request.user, purpose=purpose, text_version=version)
    elif given and not on:
        withdraw_consent(person=request.user, purpose=purpose)
