"""The forms of the mental load."""

from typing import Any

from django import forms

from ancrage.load.actions import Corrected
from ancrage.load.rules import About, Carrier, Domain, Every, State, Thing, Unseen

DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
NOT_SAID = ("", "non précisé")
A_DAY = {"invalid": "Cette date n’est pas lisible. Exemple : 2026-12-24."}


class ThingForm(forms.Form):
    """One thing, corrected: its words, what becomes of it, and the rest, which may stay empty."""

    text = forms.CharField(label="La chose", required=False, widget=forms.Textarea({"rows": 2}))
    state = forms.ChoiceField(
        label="Qu’en faire",
        choices=[
            (State.TO_SORT.value, "à trier"),
            (State.DO.value, "faire"),
            (State.PLANNED.value, "planifier"),
            (State.DELEGATED.value, "déléguer"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez.", "invalid_choice": "Choisissez une des réponses."},
    )
    day = forms.DateField(label="Quel jour", required=False, widget=DAY, error_messages=A_DAY)
    every = forms.ChoiceField(
        label="Revient",
        required=False,
        choices=[("", "une seule fois"), *((one.value, one.label) for one in Every)],
        help_text="À partir du jour choisi. Faite, elle se remet d’elle-même à la fois suivante.",
    )
    to_whom = forms.CharField(label="À qui c’est confié", required=False)
    carrier = forms.ChoiceField(
        label="Qui y pense, qui porte ça",
        required=False,
        choices=[NOT_SAID, *((one.value, one.label) for one in Carrier)],
        widget=forms.RadioSelect,
    )
    domain = forms.ChoiceField(
        label="Domaine", required=False, choices=[NOT_SAID, *((one.value, one.label) for one in Domain)]
    )
    unseen = forms.MultipleChoiceField(
        label="Travail que personne ne voit",
        required=False,
        choices=[(one.value, one.label) for one in Unseen],
        widget=forms.CheckboxSelectMultiple,
    )

    @classmethod
    def of(cls, thing: Thing) -> "ThingForm":
        """Return the form of a thing, filled."""
        about: dict[str, Any] = {
            name: getattr(thing.about, name) for name in ("carrier", "domain", "to_whom", "unseen")
        }
        return cls(
            initial={"text": thing.text, "state": thing.state, "day": thing.day, "every": thing.every} | about
        )


def corrected(form: ThingForm) -> Corrected:
    """Return what a valid form says."""
    said = form.cleaned_data
    about = About(
        carrier=said["carrier"],
        domain=said["domain"],
        unseen=tuple(said["unseen"]),
        to_whom=said["to_whom"],
    )
    return Corrected(said["text"], said["state"], said["day"], said["every"], about)


class SortForm(forms.Form):
    """What is said while sorting one thing; only the button is needed."""

    to = forms.CharField(required=False)
    day = forms.DateField(label="Un autre jour", required=False, widget=DAY, error_messages=A_DAY)
    jour = forms.DateField(required=False)
    to_whom = forms.CharField(required=False)
    carrier = forms.CharField(required=False)
    domain = forms.CharField(required=False)
    unseen = forms.MultipleChoiceField(required=False, choices=[(one.value, one.label) for one in Unseen])
