"""What the gallery shows: invented things in the states that components know."""

from dataclasses import dataclass
from datetime import timedelta

from django import forms

from ancrage.content import exercise, resource
from ancrage.exercises.rules import Change
from ancrage.kernel import clock
from ancrage.orientation.contacts import Bound, Kind
from ancrage.orientation.hours import State
from ancrage.plans.queries import numbers_of
from ancrage.plans.rules import Line, sections


@dataclass(frozen=True)
class Tab:
    """A tab of the gallery."""

    label: str
    url: str
    current: bool = False
    count: int = 0


@dataclass(frozen=True)
class Proposed:
    """A quick reply of the gallery."""

    label: str
    text: str = ""


class SampleForm(forms.Form):
    """Each kind of field, with help and errors."""

    use_required_attribute = False

    name = forms.CharField(label="Pseudonyme", help_text="Pas votre vrai nom.")
    mail = forms.EmailField(label="Adresse électronique", required=False)
    story = forms.CharField(label="Ce qui se passe", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    choice = forms.ChoiceField(label="Moyen", choices=[("", "Choisir…"), ("call", "Appel"), ("sms", "SMS")])
    one = forms.ChoiceField(
        label="Quand", choices=[("now", "Maintenant"), ("later", "Plus tard")], widget=forms.RadioSelect
    )
    agree = forms.BooleanField(label="J’ai compris que c’est un programme.")


@dataclass(frozen=True)
class SamplePlace:
    """An invented place of care."""

    name: str = "CMP des Érables (inventé)"
    kind_words: str = "CMP adultes"
    address: str = "1 rue des Essais"
    postcode: str = "35000"
    town: str = "Rennes"
    phone: str = "02 99 00 00 00"
    video_url: str = "https://visio.example/erables"
    public: str = "dès 18 ans"
    hours: str = "du lundi au vendredi, 9 h à 17 h"
    email: str = ""
    url: str = ""
    note: str = ""


PLACE = SamplePlace()


@dataclass(frozen=True)
class SampleContact:
    """An invented contact of an organisation."""

    name: str
    kind_words: str
    bound: str
    bound_words: str
    phone: str = ""
    hours: str = "lundi et jeudi, 9 h à 12 h"
    email: str = "ecoute@exemple.invalid"
    url: str = ""
    where: str = ""
    note: str = ""


DOCTOR = SampleContact(
    "Dr Inventé", Kind.DOCTOR.label, Bound.MEDICAL.value, Bound.MEDICAL.label, phone="02 99 00 00 00"
)
REFERENT = SampleContact("Service inventé", Kind.HUMAN_RESOURCES.label, Bound.NONE.value, Bound.NONE.label)


def samples() -> dict[str, object]:
    """Return everything the gallery needs."""
    now = clock.now()
    return {
        "form": SampleForm(auto_id="sample_%s"),
        "wrong_form": SampleForm({"mail": "pas une adresse"}, auto_id="wrong_%s"),
        "line": resource("fr_3114"),
        "no_voice": resource("fr_114"),
        "to_check": resource("fr_croix_rouge"),
        "evening": resource("fr_nightline"),
        "place": PLACE,
        "doctor": DOCTOR,
        "referent": REFERENT,
        "opened": State(open=True, until=now + timedelta(hours=2)),
        "shut": State(open=False, sure=False, opens=now + timedelta(hours=8)),
        "pace": exercise("breathing_coherence").pace,
        "change": Change(before=7, after=4),
        "message": "Depuis deux semaines, nos points commencent à 18 h.\nJe propose de les passer à 16 h.",
        "replies": (Proposed("Oui"), Proposed("Non"), Proposed("Je ne sais pas", "Je ne sais pas trop.")),
        "plan": sections(
            {
                "signs": (Line("Je ne réponds plus aux messages"), Line("Je dors mal trois nuits de suite")),
                "people": (
                    Line("Ma sœur", "06 12 34 56 78"),
                    Line(
                        "Un ami dont le nom est bien plus long que la place qu’il y a ici",
                        "+33 6 98 76 54 32",
                    ),
                ),
            }
        ),
        "plan_numbers": numbers_of("FR"),
        "tabs": (
            Tab("À prendre", "#tabs", current=True, count=3),
            Tab("Prises", "#tabs"),
            Tab("Closes", "#tabs"),
        ),
        "later": now + timedelta(hours=3, minutes=12),
        "soon": now + timedelta(minutes=6, seconds=30),
        "late": now - timedelta(minutes=14),
        "spoken": "Je tourne en rond depuis trois heures.\nJe voudrais juste dormir.",
    }
