"""What a person sends when they ask for something."""

from collections.abc import Sequence
from typing import Any

from django import forms

from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges.days import DAY_WORDS, PART_WORDS, Window
from ancrage.exchanges.rules import telephone
from ancrage.kernel import clock
from ancrage.web.ui.templatetags.words import hour

BROKEN = "Ce texte contient un caractère invisible qui ne passe pas. Retapez-le."
KNOWN, OTHER = "known", "other"


def window_words(window: Window) -> str:
    """Say a moment: `Demain, le matin (de 9 h à 12 h)`, `Aujourd’hui, l’après-midi (d’ici 18 h)`."""
    said = f"{DAY_WORDS[window.day]}, {PART_WORDS[window.part]}"
    if window.day == "week":
        return f"{DAY_WORDS[window.day]}, plutôt {PART_WORDS[window.part]}"
    if window.start < clock.now():
        return f"{said} (d’ici {hour(window.end)})"
    return f"{said} (de {hour(window.start)} à {hour(window.end)})"


class CallbackForm(forms.Form):
    """When, on which number, about what."""

    use_required_attribute = False
    to = forms.ChoiceField(
        label="Par qui",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choisissez une des réponses."},
    )
    window = forms.ChoiceField(
        label="Quand",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choisissez un moment.",
            "invalid_choice": "Ce moment n’est plus proposé. Choisissez-en un autre.",
        },
    )
    number = forms.ChoiceField(
        label="Sur quel numéro",
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez un numéro."},
    )
    phone = forms.CharField(
        label="Numéro de téléphone",
        required=False,
        max_length=40,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"null_characters_not_allowed": BROKEN},
    )
    subject = forms.CharField(
        label="De quoi s’agit-il, en quelques mots (facultatif)",
        required=False,
        max_length=exchange_policy().longest_subject,
        help_text="Chiffré. Seule la personne qui vous rappelle le lit.",
        error_messages={
            "max_length": f"C’est un peu long : {exchange_policy().longest_subject} caractères au plus. Votre texte est encore là.",
            "null_characters_not_allowed": BROKEN,
        },
    )

    def __init__(
        self,
        *args: Any,
        windows: Sequence[Window],
        followed_by: Sequence[tuple[str, str]],
        known: str,
        **kwargs: Any,
    ) -> None:
        """Offer only what there is: the moments someone is there, who follows the person, the number they left."""
        super().__init__(*args, **kwargs)
        self.fields["window"].choices = [(one.code, window_words(one)) for one in windows]
        self.fields["to"].choices = list(followed_by)
        self.known = known
        if len(followed_by) < 2:
            del self.fields["to"]
        if not known:
            del self.fields["number"]
        else:
            self.fields["number"].choices = [
                (KNOWN, f"Celui que j’ai laissé : {known}"),
                (OTHER, "Un autre, écrit ci-dessous"),
            ]
            self.fields["phone"].label = "Autre numéro"

    def clean(self) -> dict[str, Any]:
        """A number that is typed must read as one."""
        said = super().clean() or {}
        typed = "number" not in self.fields or said.get("number") == OTHER
        if typed and "phone" not in self.errors and not telephone(said.get("phone", "")):
            asked = "Écrivez le numéro où vous joindre." if not said.get("phone") else UNREAD
            self.add_error("phone", asked)
        return said


UNREAD = "Ce numéro ne se lit pas. Par exemple : 06 12 34 56 78, ou +32 470 12 34 56."


class NumberForm(forms.Form):
    """Another number for a request that runs."""

    use_required_attribute = False
    phone = forms.CharField(
        label="Le bon numéro",
        max_length=40,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
        error_messages={
            "required": "Écrivez le numéro où vous joindre.",
            "null_characters_not_allowed": BROKEN,
        },
    )

    def clean_phone(self) -> str:
        """A number must read as one."""
        number = telephone(self.cleaned_data["phone"])
        if not number:
            raise forms.ValidationError(UNREAD)
        return number
