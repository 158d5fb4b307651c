"""The contacts of one's own organisations: the doctor of the workplace, the social worker, who listens."""

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ancrage.kernel.errors import Invalid
from ancrage.orientation import actions, queries
from ancrage.orientation.rules import Asked


class WordForm(forms.Form):
    """The word of an organisation."""

    use_required_attribute = False

    word = forms.CharField(
        label="Le mot de votre organisation",
        max_length=20,
        help_text="Huit lettres et chiffres, sur l’affiche ou le livret. Majuscules et tiret ne comptent pas.",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": "Écrivez le mot de l’affiche."},
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def contacts_mine(request: HttpRequest) -> HttpResponse:
    """Show the contacts one may see; let in by a word; forget it."""
    if request.method == "POST" and "leave" in request.POST:
        actions.stop_belonging(person=request.user)
        messages.success(request, "C’est oublié.")
        return redirect("contacts_mine")
    form = WordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if refused := ratelimit.consume_or_429(request, action="word", user=request.user):
            return refused
        if _let_in(request, form):
            return redirect("contacts_mine")
    facts = {
        "directories": queries.directories_of(request.user),
        "form": form,
        "first": queries.find_now(request.user.country, Asked()).first,
    }
    return render(request, "person/contacts.html", facts, status=422 if form.errors else 200)


def _let_in(request: HttpRequest, form: WordForm) -> bool:
    try:
        actions.belong(person=request.user, word=form.cleaned_data["word"])
    except Invalid as error:
        form.add_error("word", error.said)
    return not form.errors
