"""An organisation's own contacts: written by its coordination or its prevention lead, shown to its people only."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from ancrage.accounts.access import access_organisation
from ancrage.orientation import actions, queries
from ancrage.orientation.access import access_contact
from ancrage.orientation.actions import ContactRefused
from ancrage.orientation.contacts import MANAGES
from ancrage.web.staff.contact_forms import FIELDS, ContactForm

page = require_http_methods(["GET", "HEAD", "POST"])


@page
def contacts(request: HttpRequest) -> HttpResponse:
    """Show an organisation's contacts; add one."""
    organisation = access_organisation(request.user, *MANAGES)
    form = ContactForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _written(request, form, organisation=organisation):
        messages.success(request, "Ajouté. C’est inscrit au journal.")
        return redirect("contacts_own")
    facts = {
        "organisation": organisation,
        "contacts": queries.contacts_of(organisation),
        "word": queries.word_of(organisation),
        "form": form,
    }
    return render(request, "staff/contacts.html", facts, status=422 if form.errors else 200)


@page
def contact(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the row's own name
    """Write a contact again, which counts as checking it; or take it away."""
    row = access_contact(request.user, id)
    if request.method == "POST" and "end" in request.POST:
        actions.end_contact(contact=row, by=request.user)
        messages.success(request, "Retiré. C’est inscrit au journal.")
        return redirect("contacts_own")
    initial = {name: getattr(row, name) for name in FIELDS}
    form = ContactForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid() and _written(request, form, contact=row):
        messages.success(request, "Enregistré, et tenu pour vérifié aujourd’hui.")
        return redirect("contacts_own")
    return render(
        request, "staff/contact.html", {"contact": row, "form": form}, status=422 if form.errors else 200
    )


@require_POST
def contacts_word(request: HttpRequest) -> HttpResponse:
    """Make a new word that opens these contacts."""
    organisation = access_organisation(request.user, *MANAGES)
    actions.new_word(organisation=organisation, by=request.user)
    messages.success(
        request, "Nouveau mot fait. L’ancien n’ouvre plus rien ; qui l’avait déjà donné garde l’accès."
    )
    return redirect("contacts_own")


def _written(request: HttpRequest, form: ContactForm, **about: Any) -> bool:
    row = about.get("contact")
    organisation = row.organisation if row else about["organisation"]
    try:
        actions.write_contact(organisation=organisation, facts=form.facts(), by=request.user, contact=row)
    except ContactRefused as error:
        for name, why in error.wrong.items():
            form.add_error(name, why)
    return not form.errors
