"""What a person may send."""

import uuid

from django import forms

from ancrage.exercises.rules import RATINGS
from ancrage.kernel.errors import Invalid

SECONDS_DIGITS = 9  # of a span: thirty years


def key_of(raw: str) -> uuid.UUID:
    """Return the browser's idempotency key; a fresh one when a page without it, or a broken one, sends."""
    try:
        return uuid.UUID(raw)
    except ValueError:
        return uuid.uuid4()


class StartForm(forms.Form):
    """The switches before the first word. Keeping is what starting a kept talk means."""

    share = forms.BooleanField(label="Partager avec mon ou ma professionnel·le", required=False)
    remember = forms.BooleanField(label="Retenir quelques choses d’une fois à l’autre", required=False)
    learn = forms.BooleanField(label="Aider la machine à mieux lire et mieux proposer", required=False)


class RatingForm(forms.Form):
    """How an exercise was."""

    helped = forms.ChoiceField(
        label="Est-ce que cela vous a aidé ?",
        choices=[(rating.value, words) for rating, words in RATINGS.items()],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choisissez une réponse.",
            "invalid_choice": "Choisissez une des réponses.",
        },
    )
    after = forms.IntegerField(
        label="À quel point est-ce difficile, maintenant ? (0 pas du tout, 10 le plus possible ; facultatif)",
        required=False,
        min_value=0,
        max_value=10,
    )


class BeginForm(forms.Form):
    """How hard it is before an exercise."""

    before = forms.IntegerField(
        label="À quel point est-ce difficile, maintenant ? (0 pas du tout, 10 le plus possible ; facultatif)",
        required=False,
        min_value=0,
        max_value=10,
    )


class WindowForm(forms.Form):
    """No caution applies: said before hours in bed are shown."""

    none_of_these = forms.BooleanField(
        label="Aucune de ces situations ne me concerne, et je suis majeur·e.",
        error_messages={
            "required": "Sans cette réponse, les horaires ne sont pas affichés : parlez-en à un·e médecin."
        },
    )


def whole(raw: str, *, least: int, most: int) -> int:
    """Return a whole number between two bounds; Invalid when it is not one."""
    if not raw.isdigit() or not least <= int(raw) <= most:
        raise Invalid
    return int(raw)


def waited(raw: str) -> int:
    """Return the seconds a message waited on its device; 0 when the page does not say, or says no number."""
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= SECONDS_DIGITS else 0


def is_uuid(text: str) -> bool:
    """Whether a text is the id of something."""
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


class RequestForm(forms.Form):
    """What someone asks about their data, in their words."""

    words = forms.CharField(
        label="Votre demande",
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={
            "required": "Écrivez ce que vous voulez demander, même en quelques mots.",
            "max_length": "C’est un peu long : 4000 caractères au plus. Votre texte est encore là.",
        },
    )
