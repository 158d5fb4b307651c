"""What the page of an organisation's contacts asks."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from ancrage.kernel import clock
from ancrage.orientation.contacts import Bound, Facts, Kind
from ancrage.orientation.sheet import Unusable, phone_number
from ancrage.web.ui.templatetags.words import typeset

IN_HALF_A_YEAR = timedelta(days=182)
FIELDS = ("kind", "name", "bound", "phone", "email", "url", "where", "hours", "note", "review_by")


class ContactForm(forms.Form):
    """Add a contact, or write one again."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label="Fonction", choices=[("", "Choisir…"), *((one.value, one.label) for one in Kind)]
    )
    name = forms.CharField(
        label="Nom, ou nom du service", max_length=120, help_text="Ce que la personne demandera au téléphone."
    )
    bound = forms.ChoiceField(
        label="À quoi ce contact est tenu",
        choices=[(one.value, typeset(one.label)) for one in Bound],
        widget=forms.RadioSelect,
        help_text="C’est écrit tel quel sur la page : dites la vérité, même quand elle retient d’appeler.",
    )
    phone = forms.CharField(label="Téléphone", required=False, max_length=30)
    email = forms.EmailField(label="Courriel", required=False, max_length=200)
    url = forms.URLField(
        label="Site ou prise de rendez-vous", required=False, max_length=500, assume_scheme="https"
    )
    where = forms.CharField(label="Lieu", required=False, max_length=200)
    hours = forms.CharField(
        label="Quand", required=False, max_length=120, help_text="« lundi et jeudi, 9 h à 12 h »."
    )
    note = forms.CharField(
        label="À savoir",
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text="Deux phrases au plus.",
    )
    review_by = forms.DateField(
        label="À revérifier avant le",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text="Passé ce jour, la page écrit « à confirmer ».",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        today = timezone.localdate(clock.now())
        kwargs["initial"] = {"review_by": today + IN_HALF_A_YEAR} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def clean_phone(self) -> str:
        """Write a number in one way."""
        try:
            return phone_number(self.cleaned_data["phone"])
        except Unusable:
            raise ValidationError("Dix chiffres, ou un numéro court.") from None

    def facts(self) -> Facts:
        """Return the contact as it is written."""
        given = {name: self.cleaned_data[name] for name in FIELDS}
        return Facts(**given | {"kind": Kind(given["kind"]), "bound": Bound(given["bound"])})
