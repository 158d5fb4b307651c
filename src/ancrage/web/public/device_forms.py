"""What one chooses for this device."""

from django import forms

from ancrage.web.looks import Look, Reading, Scheme

SCHEMES = [
    (Scheme.DEVICE.value, "Comme cet appareil"),
    (Scheme.LIGHT.value, "Clair"),
    (Scheme.DARK.value, "Sombre"),
    (Scheme.NIGHT.value, "Sombre la nuit, de 21 h à 7 h"),
]
READINGS = [
    (Reading.USUAL.value, "Habituelle"),
    (
        Reading.SPACED.value,
        "Plus espacée : lettres, mots et lignes écartés, police aux formes bien distinctes",
    ),
]


class LookForm(forms.Form):
    """How pages look."""

    scheme = forms.ChoiceField(label="Clair ou sombre", choices=SCHEMES, widget=forms.RadioSelect)
    reading = forms.ChoiceField(
        label="Lecture",
        choices=READINGS,
        widget=forms.RadioSelect,
        help_text="Pensée pour la dyslexie ; utile aussi quand on est très fatigué·e. La police est celle de l’appareil, rien n’est téléchargé.",
    )

    @property
    def look(self) -> Look:
        """What was chosen."""
        return Look(Scheme(self.cleaned_data["scheme"]), Reading(self.cleaned_data["reading"]))
