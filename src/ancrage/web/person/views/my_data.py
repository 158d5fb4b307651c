"""My data: what I allow, who read my file, what I was told, and erasing all of it."""

from dataclasses import dataclass
from typing import Any

from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ancrage import content
from ancrage.accounts.queries import names_of, roles_of
from ancrage.audit.queries import reads_about
from ancrage.care import queries as care
from ancrage.care.openings import identity_openings
from ancrage.care.rules import EventKind
from ancrage.kernel.errors import NotFound
from ancrage.memory.queries import holds_any
from ancrage.privacy import actions, queries
from ancrage.privacy.rules import Purpose
from ancrage.web.person.reads import reads
from ancrage.web.ui.templatetags.words import clock_time

LATEST = 500  # entries of the trail looked at for one page
SHOWN = 60
TOGETHER = {
    Purpose.KEEP: (Purpose.KEEP, Purpose.IMMINENT_DANGER),
    Purpose.SHARE: (Purpose.SHARE,),
    Purpose.REMEMBER: (Purpose.REMEMBER,),
    Purpose.LEARN: (Purpose.LEARN,),
}
"""What each switch carries: a kept talk comes with the care of an immediate danger, the policy says so."""
TEXT_OF = {
    Purpose.KEEP: "switch_keep",
    Purpose.SHARE: "switch_share",
    Purpose.REMEMBER: "switch_remember",
    Purpose.LEARN: "switch_learn",
    Purpose.IMMINENT_DANGER: "switch_imminent",
}
BACK = ("memory", "mood")
"""Pages that ask for a consent and are come back to."""
TOLD = {
    EventKind.TAKEN: "a pris une alerte à votre sujet, et peut lire les messages en cause",
    EventKind.CLOSED: "a clos cette alerte",
}


@dataclass(frozen=True)
class Switch:
    """A choice, its words, its state."""

    purpose: str
    text: Any
    on: bool
    state: str
    more: tuple[str, ...] = ()


class EraseForm(forms.Form):
    """One's passphrase, to erase everything."""

    passphrase = forms.CharField(
        label="Votre phrase de passe",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )


@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    """Show the switches, who read my file, what I was told."""
    person = request.user
    entries = list(reads_about(person.pk)[:LATEST])
    names = names_of((entry.actor_id for entry in entries), for_person=True)
    facts = {
        "reading": content.texts("switch_read"),
        "switches": [_switch(person, purpose) for purpose in TOGETHER],
        "reads": reads(entries, names)[:SHOWN],
        "told": [(one, TOLD[one.kind]) for one in care.told_to_person(person) if one.kind in TOLD],
        "openings": identity_openings(person),
    }
    return render(request, "person/my_data.html", facts)


@require_POST
def consent(request: HttpRequest, purpose: str) -> HttpResponse:
    """Turn one switch: it counts from the next request on."""
    if purpose not in TOGETHER:
        raise NotFound
    on = request.POST.get("on") == "1"
    for one in TOGETHER[Purpose(purpose)]:
        if on:
            version = content.texts(TEXT_OF[one]).version
            actions.give_consent(person=request.user, purpose=one, text_version=version)
        else:
            actions.withdraw_consent(person=request.user, purpose=one)
    messages.success(request, _effect(Purpose(purpose), on=on))
    return redirect(_where_next(request, Purpose(purpose), on=on))


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def erase_me(request: HttpRequest) -> HttpResponse:
    """Say what erasing destroys and what backups still hold; do it once the passphrase is given."""
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if refused := ratelimit.consume_or_429(request, action="erase", user=request.user):
            return refused
        if request.user.check_password(form.cleaned_data["passphrase"]):
            return _erased(request)
        form.add_error("passphrase", "Ce n’est pas votre phrase de passe. Rien n’a été effacé.")
    facts = {
        "form": form,
        "backups": _backups(),
        "crisis": care.crisis_of(request.user) != "none",
        "stays": actions.PROFESSIONAL_STAYS if roles_of(request.user) else "",
    }
    return render(request, "person/my_data_erase.html", facts, status=422 if form.errors else 200)


def _erased(request: HttpRequest) -> HttpResponse:
    proof = actions.erase_person(person=request.user, asked_by=request.user)
    logout(request)
    return render(request, "person/my_data_erased.html", {"forgotten_at": proof.backups_forget_at})


def _switch(person: Any, purpose: Purpose) -> Switch:
    given = queries.in_force(person, purpose)
    text = content.texts(TEXT_OF[purpose])
    more = content.texts(TEXT_OF[Purpose.IMMINENT_DANGER]).paragraphs[:1] if purpose is Purpose.KEEP else ()
    return Switch(purpose.value, text, given is not None, _state(person, purpose, given), more)


def _state(person: Any, purpose: Purpose, given: Any) -> str:
    if given is not None:
        return f"Accepté {clock_time(given.given_at)}"
    before = queries.consents(person).filter(purpose=purpose.value).first()
    return f"Retiré {clock_time(before.withdrawn_at)}" if before else "Pas accepté"


def _effect(purpose: Purpose, *, on: bool) -> str:
    if on:
        return "C’est noté : cela vaut dès maintenant."
    if purpose is Purpose.KEEP:
        return (
            "C’est retiré. Plus rien de nouveau ne sera gardé. "
            "Ce qui l’était déjà reste là tant que vous ne l’effacez pas."
        )
    return "C’est retiré : cela vaut dès maintenant."


def _where_next(request: HttpRequest, purpose: Purpose, *, on: bool) -> str:
    """Return the page that follows: whoever stops the remembering is asked what becomes of what is there."""
    left = purpose is Purpose.REMEMBER and not on and holds_any(request.user)
    back = request.POST.get("back", "")
    return "memory" if left else back if back in BACK else "my_data"


def _backups() -> dict[str, Any]:
    text = content.texts("backups_words")
    days = str(settings.BACKUP_KEYS_DAYS)
    return {"title": text.title, "paragraphs": [one.replace("{days}", days) for one in text.paragraphs]}
