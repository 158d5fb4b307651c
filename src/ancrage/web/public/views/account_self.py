"""What someone says about themselves: an address, an identity for emergencies, how they wish to be spoken to."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ancrage.accounts import actions, queries
from ancrage.web.public.account_forms import EmailForm, IdentityForm, PreferencesForm

page = require_http_methods(["GET", "HEAD", "POST"])


@page
@reauthentication_required
def email(request: HttpRequest) -> HttpResponse:
    """Give, change or take back an address."""
    form = EmailForm(
        request.POST if request.method == "POST" else None, initial={"email": request.user.email}
    )
    if request.method == "POST" and form.is_valid():
        actions.set_email(user=request.user, email=form.cleaned_data["email"])
        messages.success(request, "C’est enregistré.")
        return redirect("preferences")
    return render(request, "account/email.html", {"form": form}, status=422 if form.errors else 200)


@page
def identity(request: HttpRequest) -> HttpResponse:
    """Leave, change or take back who and where one is."""
    form = IdentityForm(
        request.POST if request.method == "POST" else None, initial=queries.identity_of(request.user)
    )
    if request.method == "POST" and form.is_valid():
        actions.set_identity(person=request.user, facts=form.cleaned_data)
        messages.success(request, "C’est enregistré, sous scellé.")
        return redirect("identity")
    return render(request, "account/identity.html", {"form": form}, status=422 if form.errors else 200)


@page
def preferences(request: HttpRequest) -> HttpResponse:
    """Choose how one is spoken to; the ways to the rest of the account."""
    person = request.user
    now = {
        "address": person.address,
        "gender": person.gender,
        "country": person.country,
        "discreet": person.discreet,
    }
    form = PreferencesForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method == "POST" and form.is_valid():
        actions.set_preferences(person=person, **form.cleaned_data)
        messages.success(request, "C’est enregistré.")
        return redirect("preferences")
    facts = {
        "form": form,
        "codes_left": queries.recovery_codes_left(person),
        "roles": queries.roles_of(person),
    }
    return render(request, "account/preferences.html", facts, status=422 if form.errors else 200)
