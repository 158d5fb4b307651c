"""What a professional may send, with errors that say what to do."""

from collections.abc import Collection

from django import forms

from ancrage.care.rules import ContactWay, Outcome
from ancrage.web.clinic.wording import COUNT_WRONG_BECAUSE, NO_RISK, VERDICTS, WRONG_BECAUSE

NOTE_LENGTH = 4000
MESSAGE_LENGTH = 4000
MOTIVE_LENGTH = 400
CHOOSE = ("", "Choisir…")
SAY_A_VERDICT = "Dites si c’est juste, d’un autre niveau, ou une erreur."


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class _Form(forms.Form):
    """A form whose fields know, without a script, that they are wrong and why."""

    use_required_attribute = False
    refused = None  # the fact that a verb answered with, once the form itself was right

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Tie the ids to the form, so that several forms may share a page."""
        kwargs.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)


def _text(label: str, *, longest: int, empty: str, rows: int, help_text: str = "") -> forms.CharField:
    """Return a field for sentences; `empty` is what to say when nothing was written, "" when it may stay empty."""
    return forms.CharField(
        label=label,
        required=bool(empty),
        max_length=longest,
        widget=_area(rows),
        help_text=help_text,
        error_messages={
            "required": empty,
            "max_length": f"C’est trop long : {longest} caractères au plus. Votre texte est encore là.",
            "null_characters_not_allowed": "Ce texte contient un caractère invisible qui ne passe pas. Retapez-le.",
        },
    )


class ContactForm(_Form):
    """How the person was reached, or not."""

    way = forms.ChoiceField(
        label="Comment",
        choices=[CHOOSE, *((way.value, way.label) for way in ContactWay)],
        error_messages={
            "required": "Choisissez comment le contact s’est fait, ou qu’il n’a pas abouti.",
            "invalid_choice": "Choisissez un moyen dans la liste.",
        },
    )
    note = _text(
        "Note (facultative)",
        longest=NOTE_LENGTH,
        empty="",
        rows=3,
        help_text="Chiffrée. Lue par qui suit cette alerte, et par la personne si elle demande son dossier.",
    )


class WriteForm(_Form):
    """A few words to the person, signed."""

    text = _text(
        "Votre message",
        longest=MESSAGE_LENGTH,
        empty="Écrivez au moins un mot avant d’envoyer.",
        rows=4,
        help_text="La personne verra votre nom, et que c’est un humain qui écrit.",
    )


class IdentityForm(_Form):
    """Why someone's identity must be opened."""

    motive = _text(
        "Ce qui rend l’ouverture nécessaire maintenant",
        longest=MOTIVE_LENGTH,
        empty="Écrivez en une phrase le danger qui rend cette ouverture nécessaire.",
        rows=3,
        help_text="Une phrase. Elle est écrite au journal avec votre nom.",
    )
    second_opinion = forms.CharField(
        label="Deuxième avis, si quelqu’un est joignable (facultatif)",
        required=False,
        max_length=200,
        help_text="Qui, et ce qu’en pense cette personne. Ne retardez rien pour l’attendre.",
        error_messages={
            "max_length": "C’est trop long : 200 caractères au plus.",
            "null_characters_not_allowed": "Ce texte contient un caractère invisible qui ne passe pas. Retapez-le.",
        },
    )
    telling_is_dangerous = forms.BooleanField(
        label="Le dire à la personne la mettrait en danger",
        required=False,
        help_text="Sans cette case, la personne apprend après coup que vous avez ouvert son identité.",
    )


class CloseForm(_Form):
    """How it ended."""

    outcome = forms.ChoiceField(
        label="Issue",
        choices=[CHOOSE, *((outcome.value, outcome.label) for outcome in Outcome)],
        error_messages={
            "required": "Choisissez une issue : sans elle, l’alerte reste ouverte.",
            "invalid_choice": "Choisissez une issue dans la liste.",
        },
    )
    note = _text(
        "Ce qui a été fait, et la suite prévue (facultatif)",
        longest=NOTE_LENGTH,
        empty="",
        rows=4,
        help_text="Chiffré. La prochaine personne qui lira s’appuiera dessus.",
    )


class ReviewForm(_Form):
    """What a professional says of one thing the machine noticed: one press of a button says it all."""

    verdict = forms.ChoiceField(
        required=False, choices=VERDICTS, error_messages={"invalid_choice": SAY_A_VERDICT}
    )
    corrected_level = forms.CharField(required=False, max_length=8)
    reason = forms.ChoiceField(
        required=False,
        choices=[("", "Sans précision"), *dict([*WRONG_BECAUSE, *COUNT_WRONG_BECAUSE]).items()],
        error_messages={"invalid_choice": "Choisissez une raison dans la liste."},
    )
    alert = forms.UUIDField(required=False)  # where one came from

    def __init__(self, *args: object, levels: Collection[str], **kwargs: object) -> None:
        """Know which levels may be said of this signal."""
        self.levels = levels
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, object]:
        """Read a level as "other level", no risk at all as an error, and drop what does not go together."""
        said = super().clean()
        level = said.get("corrected_level", "")
        if level and level not in self.levels:
            self.add_error("corrected_level", "Choisissez un niveau dans la liste.")
        verdict = "other" if level else said.get("verdict", "")
        if verdict == "other" and not level:
            self.add_error("corrected_level", "Quel niveau, alors ? Choisissez-le dans la liste.")
        if not verdict and not self.errors:
            self.add_error("verdict", SAY_A_VERDICT)
        nothing_there = level == NO_RISK
        said["verdict"] = "wrong" if nothing_there else verdict
        said["corrected_level"] = "" if nothing_there else level
        said["reason"] = said.get("reason", "") if said["verdict"] == "wrong" else ""
        return said
