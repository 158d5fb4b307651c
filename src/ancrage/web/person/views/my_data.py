"""My data: what I allow, who read my file, what I was told, and erasing all of it."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from ancrage import content
from ancrage.accounts.queries import names_of, roles_of
from ancrage.audit.queries import reads_about
from ancrage.care import queries as care
from ancrage.care.openings import identity_openings
from ancrage.care.rules import EventKind
from ancrage.privacy import actions
from ancrage.web.person.reads import reads
from ancrage.web.person.switches import switches

LATEST = 500  # entries of the trail looked at for one page
SHOWN = 60
TOLD = {
    EventKind.TAKEN: "a pris une alerte à votre sujet, et peut lire les messages en cause",
    EventKind.CLOSED: "a clos cette alerte",
}


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
        "switches": switches(person),
        "reads": reads(entries, names)[:SHOWN],
        "told": [(one, TOLD[one.kind]) for one in care.told_to_person(person) if one.kind in TOLD],
        "openings": identity_openings(person),
    }
    return render(request, "person/my_data.html", facts)


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


def _backups() -> dict[str, Any]:
    text = content.texts("backups_words")
    days = str(settings.BACKUP_KEYS_DAYS)
    return {"title": text.title, "paragraphs": [one.replace("{days}", days) for one in text.paragraphs]}
