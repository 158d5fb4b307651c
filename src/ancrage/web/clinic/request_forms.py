"""What a professional sends about a request."""

from collections.abc import Iterable
from typing import Any

from django import forms

from ancrage.exchanges.rules import TryResult
from ancrage.web.clinic.forms import CHOOSE, _Form


class TryForm(_Form):
    """How a call went."""

    result = forms.ChoiceField(
        label="L’appel",
        choices=[(result.value, result.label) for result in TryResult],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Dites comment l’appel s’est passé.",
            "invalid_choice": "Choisissez une des réponses.",
        },
    )


class HandOverForm(_Form):
    """To whom a request goes."""

    to = forms.ChoiceField(
        label="À qui",
        error_messages={
            "required": "Choisissez une personne de l’équipe.",
            "invalid_choice": "Choisissez une personne de l’équipe.",
        },
    )

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        """Offer the people bound by the same secrecy."""
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [CHOOSE, *((str(one.pk), one.shown_name) for one in people)]
