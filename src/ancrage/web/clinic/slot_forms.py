"""What a professional sends to open slots."""

from datetime import datetime

from django import forms

from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges.slots import LONGEST, SHORTEST
from ancrage.web.clinic.forms import _Form

WHERE = [("office", "Au cabinet"), ("phone", "Par téléphone"), ("video", "En visio")]
USUAL_MINUTES = 45


class SlotForm(_Form):
    """A day, an hour, a length, a place; once, or each week."""

    day = forms.DateField(
        label="Jour",
        widget=forms.DateInput({"type": "date"}),
        error_messages={
            "required": "Choisissez un jour.",
            "invalid": "Ce jour ne se lit pas. Par exemple : 2026-12-03.",
        },
    )
    hour = forms.TimeField(
        label="Heure",
        widget=forms.TimeInput({"type": "time"}),
        error_messages={
            "required": "Choisissez une heure.",
            "invalid": "Cette heure ne se lit pas. Par exemple : 14:30.",
        },
    )
    minutes = forms.IntegerField(
        label="Durée, en minutes",
        initial=USUAL_MINUTES,
        min_value=SHORTEST,
        max_value=LONGEST,
        error_messages={
            "required": "Donnez une durée.",
            "invalid": "Un nombre de minutes.",
            "min_value": f"Au moins {SHORTEST} minutes.",
            "max_value": f"Au plus {LONGEST} minutes.",
        },
    )
    weeks = forms.IntegerField(
        label="Répéter chaque semaine, combien de fois",
        initial=1,
        min_value=1,
        max_value=exchange_policy().most_weeks,
        help_text="1 : une seule fois. Les jours fériés sont laissés de côté.",
        error_messages={
            "required": "Écrivez 1 pour une seule fois.",
            "invalid": "Un nombre de semaines.",
            "min_value": "Au moins une fois.",
            "max_value": f"Au plus {exchange_policy().most_weeks} semaines.",
        },
    )
    where = forms.ChoiceField(
        label="Où",
        choices=WHERE,
        widget=forms.RadioSelect,
        initial="office",
        error_messages={
            "required": "Dites où cela se passe.",
            "invalid_choice": "Choisissez une des réponses.",
        },
    )
    place = forms.CharField(
        label="Adresse, ou lien de la visio",
        required=False,
        max_length=200,
        help_text="Lu par la personne une fois le rendez-vous pris. Pour une visio, un lien en https://.",
        error_messages={
            "max_length": "C’est trop long : 200 caractères au plus.",
            "null_characters_not_allowed": "Ce texte contient un caractère invisible qui ne passe pas. Retapez-le.",
        },
    )

    def local(self) -> datetime:
        """Return the moment that was written, as the clock on the wall shows it."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"])
