"""What a team's pages ask."""

from collections.abc import Iterable
from datetime import time
from typing import Any, ClassVar

from django import forms

from ancrage.accounts.rules import Role

GIVEN_IN = {
    "care": (
        *(Role.PROFESSIONAL, Role.COORDINATOR, Role.ON_CALL, Role.SAFETY_OFFICER),
        *(Role.SUPERVISOR, Role.DPO, Role.OPERATOR),
    ),
    "work": (
        *(Role.PREVENTION_LEAD, Role.STAFF_REPRESENTATIVE, Role.OCCUPATIONAL_HEALTH),
        *(Role.MANAGER, Role.CONSULTANT, Role.DPO, Role.OPERATOR),
    ),
}
STEPS = 5
NOBODY, EVERYBODY = "", "everybody"
DAYS = [
    *(("0", "Lundi"), ("1", "Mardi"), ("2", "Mercredi"), ("3", "Jeudi")),
    *(("4", "Vendredi"), ("5", "Samedi"), ("6", "Dimanche")),
]


class RoleForm(forms.Form):
    """Give a role to someone who has an account."""

    username = forms.CharField(
        label="Pseudonyme de connexion", max_length=60, help_text="La personne ouvre d’abord un compte."
    )
    role = forms.ChoiceField(label="Rôle")

    def __init__(self, *args: Any, side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in GIVEN_IN[side]]  # type: ignore[attr-defined]


class StopForm(forms.Form):
    """Why free talk stops."""

    reason = forms.CharField(
        label="Pourquoi",
        max_length=300,
        help_text="Votre nom, l’heure et ce motif restent. N’écrivez rien sur une personne suivie.",
        widget=forms.Textarea({"rows": 3}),
    )


class CoverForm(forms.Form):
    """A cover policy: who answers, when, and who is told after whom."""

    field_order: ClassVar[list[str]] = ["safety_officer", "hours", "days", "start", "end"]
    safety_officer = forms.ChoiceField(
        label="Responsable de la sécurité des alertes",
        help_text="Répond de toute alerte que personne n’a prise.",
    )
    hours = forms.ChoiceField(
        label="Quelqu’un est de garde",
        choices=[("always", "Jour et nuit, tous les jours"), ("some", "À ces heures seulement :")],
        widget=forms.RadioSelect,
    )
    days = forms.MultipleChoiceField(
        label="Jours", choices=DAYS, required=False, widget=forms.CheckboxSelectMultiple
    )
    start = forms.TimeField(
        label="De", required=False, initial=time(9), widget=forms.TimeInput({"type": "time"})
    )
    end = forms.TimeField(
        label="À", required=False, initial=time(18), widget=forms.TimeInput({"type": "time"})
    )

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        names = [(key, person.shown_name) for key, person in self.people.items()]
        self.fields["safety_officer"].choices = names  # type: ignore[attr-defined]
        for number in range(1, STEPS + 1):
            self.fields[f"who_{number}"] = forms.ChoiceField(
                label=f"Étape {number} : prévenir",
                required=number == 1,
                choices=[(NOBODY, "—"), (EVERYBODY, "Tout le monde sur cette liste"), *names],
            )
            self.fields[f"minutes_{number}"] = forms.IntegerField(
                label="et attendre (minutes)", required=False, min_value=1, max_value=1440, initial=15
            )

    def clean(self) -> dict[str, Any]:
        """Ask for days when someone is on duty at some hours only."""
        facts = super().clean() or {}
        if facts.get("hours") == "some" and not (
            facts.get("days") and facts.get("start") and facts.get("end")
        ):
            self.add_error("days", "Cochez au moins un jour, et donnez les deux heures.")
        return facts

    def steps(self) -> list[tuple[Any, int]]:
        """Return the steps, in order; None as a target is everybody."""
        facts = self.cleaned_data
        asked = [(facts.get(f"who_{n}"), facts.get(f"minutes_{n}") or 15) for n in range(1, STEPS + 1)]
        return [(self.people.get(who), minutes) for who, minutes in asked if who]

    def officer(self) -> Any:
        """Return who answers for alerts without an owner."""
        return self.people[self.cleaned_data["safety_officer"]]

    def opening(self) -> dict[str, Any]:
        """Return when someone is on duty, as a policy keeps it."""
        facts = self.cleaned_data
        if facts["hours"] == "always":
            return {"always": True}
        days = sorted(int(day) for day in facts["days"])
        return {"days": days, "from": f"{facts['start']:%H:%M}", "to": f"{facts['end']:%H:%M}"}


class TrailForm(forms.Form):
    """What to look for in the trail."""

    qui = forms.CharField(label="Qui a agi", required=False, max_length=60, help_text="Pseudonyme ou code.")
    personne = forms.CharField(
        label="À propos de", required=False, max_length=60, help_text="Pseudonyme ou code."
    )
    acte = forms.ChoiceField(label="Acte", required=False)
    depuis = forms.DateField(label="Depuis le", required=False, widget=forms.DateInput({"type": "date"}))
    jusque = forms.DateField(label="Jusqu’au", required=False, widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args: Any, acts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["acte"].choices = [("", "Tous"), *acts]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """An answer to someone about their data."""

    words = forms.CharField(
        label="Votre réponse",
        max_length=4000,
        help_text="Scellée avec la clé de la personne. Écrivez simplement, sans citer d’autre personne suivie.",
        widget=forms.Textarea({"rows": 7}),
        error_messages={
            "required": "Écrivez une réponse, même courte.",
            "max_length": "C’est un peu long : 4000 caractères au plus. Votre texte est encore là.",
        },
    )
