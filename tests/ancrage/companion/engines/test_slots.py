"""Who it is about and since when, in the person's own words, turned to them."""

import pytest

from ancrage.companion.engines import slots


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ma cheffe me reprend", "votre cheffe"),
        ("ma grand-mère est à l'hôpital", "votre grand-mère"),
        ("ma belle-mère débarque sans prévenir", "votre belle-mère"),
        ("ma belle soeur m'a dit", "votre belle soeur"),
        ("mon petit frère ne répond plus", "votre petit frère"),
        ("ma meilleure amie ne m'écrit plus", "votre meilleure amie"),
        ("mon ex-mari garde les enfants", "votre ex-mari"),
        ("mon ex ne rappelle pas", "votre ex"),
        ("mes parents croient que je révise", "vos parents"),
    ],
)
def test_a_person_is_named_whole(text, named):
    assert slots.who(text, "vous") == named


@pytest.mark.parametrize(
    "text", ["ma belle voiture est en panne", "mon grand projet est tombé à l'eau", "ma petite vie"]
)
def test_what_only_goes_before_a_name_names_nobody(text):
    assert slots.who(text, "vous") == ""


def test_the_first_person_who_can_be_named_is():
    assert slots.who("mon grand projet, c'est ma mère qui l'a cassé", "tu") == "ta mère"


def test_since_when_is_kept_as_it_was_said():
    assert slots.since("je dors mal depuis trois semaines") == "depuis trois semaines"
    assert slots.since("je dors mal") == ""
