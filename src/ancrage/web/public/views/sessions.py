"""Whether twelve sessions with a psychologist are the right door. Answers travel in the body, are read in memory, and are kept nowhere."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ancrage import content
from ancrage.orientation import queries, rules
from ancrage.orientation import sessions as pure
from ancrage.web.public.views.library import shown

ANSWER = "Choisissez une réponse."


class SessionsForm(forms.Form):
    """The questions, as the file of content asks them."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in content.sessions().questions:
            self.fields[one.id] = forms.ChoiceField(
                label=one.text,
                help_text=one.hint,
                choices=list(one.options.items()),
                widget=forms.RadioSelect,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing, unless someone may be in danger: then nothing else matters."""
        answers = super().clean() or {}
        for name in pure.missing(answers, content.sessions()):
            if name not in self.errors:
                self.add_error(name, ANSWER)
        return answers


@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """Ask, at most seven questions; then say where to go, and what it costs."""
    form = SessionsForm(request.POST if request.method == "POST" else None)
    known = content.sessions()
    facts: dict[str, Any] = {"form": form, "known": known, "first": first_to_call()}
    if request.method == "POST" and form.is_valid():
        advice = pure.advice(form.cleaned_data, known)
        facts |= {"advice": advice, "resources": shown(map(content.resource, advice.outcome.resources))}
    return render(request, "public/sessions.html", facts, status=422 if form.errors else 200)


def first_to_call() -> tuple[rules.Found, ...]:
    """Return whom to call first in France: these sessions exist there only."""
    return queries.find_now("FR", rules.Asked()).first
