"""Erase my file: what goes, what stays, the days to change one's mind, and the way to do without them."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ancrage import content
from ancrage.accounts.queries import roles_of
from ancrage.care import queries as care
from ancrage.privacy import actions, queries

WORD = "effacer"
WAIT, NOW = "wait", "now"


class EraseForm(forms.Form):
    """When to erase, and one's passphrase; at once, a word typed again too."""

    when = forms.ChoiceField(label="Quand", widget=forms.RadioSelect, required=False)
    word = forms.CharField(
        label=f"Pour effacer tout de suite, recopiez le mot « {WORD} »",
        required=False,
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )
    passphrase = forms.CharField(
        label="Votre phrase de passe",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": "Votre phrase de passe est demandée. Rien n’a été effacé."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = settings.ERASURE_DAYS
        waiting = f"Dans {days} jours : d’ici là, un geste suffit pour annuler"
        self.fields["when"].choices = [(WAIT, waiting), (NOW, "Tout de suite, sans retour")]  # type: ignore[attr-defined]
        self.fields["when"].initial = WAIT

    def clean(self) -> dict[str, Any]:
        """Ask for the word when nothing is to wait."""
        facts = super().clean() or {}
        if facts.get("when") == NOW and facts.get("word", "").strip().lower() != WORD:
            self.add_error("word", f"Recopiez « {WORD} » pour effacer tout de suite. Rien n’a été effacé.")
        return facts


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def erase_me(request: HttpRequest) -> HttpResponse:
    """Say what erasing destroys and what backups still hold; do it, or plan it, once the passphrase is given."""
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if refused := ratelimit.consume_or_429(request, action="erase", user=request.user):
            return refused
        if request.user.check_password(form.cleaned_data["passphrase"]):
            return _erased(request) if form.cleaned_data["when"] == NOW else _planned(request)
        form.add_error("passphrase", "Ce n’est pas votre phrase de passe. Rien n’a été effacé.")
    facts = {
        "form": form,
        "backups": backups_words(),
        "crisis": care.crisis_of(request.user) != "none",
        "stays": actions.PROFESSIONAL_STAYS if roles_of(request.user) else "",
        "waiting": queries.asked_erasure(request.user),
        "kept": [one for one in queries.holdings() if one.kept],
    }
    return render(request, "person/my_data_erase.html", facts, status=422 if form.errors else 200)


@require_POST
def keep_me(request: HttpRequest) -> HttpResponse:
    """Call off an erasure that waits, in one tap."""
    if actions.call_off_erasure(person=request.user):
        messages.success(request, "C’est annulé. Rien n’a été effacé.")
    return redirect("my_data")


def _planned(request: HttpRequest) -> HttpResponse:
    actions.ask_erasure(person=request.user)
    messages.success(request, "C’est noté. Rien n’est encore effacé.")
    return redirect("erase_me")


def _erased(request: HttpRequest) -> HttpResponse:
    proof = actions.erase_person(person=request.user, asked_by=request.user)
    logout(request)
    return redirect("erasure_proof", id=proof.pk)


def backups_words() -> dict[str, Any]:
    """Return what backups still hold after an erasure, in words."""
    text = content.texts("backups_words")
    days = str(settings.BACKUP_KEYS_DAYS)
    return {"title": text.title, "paragraphs": [one.replace("{days}", days) for one in text.paragraphs]}
