"""What the last messages say together, and none of them alone."""

import pytest

from tests.vigie.talk.conftest import ago, turns
from vigie.talk import together_text

PLANS = [
    ("j'ai plus envie d'être là", "mes parents partent samedi", "j'ai compté les boîtes de cachets"),
    ("je veux me tuer", "mes parents sont pas là", "j'ai les médicaments de ma mère"),
    ("je veux me tuer", "ce soir"),
    ("je pense au suicide", "dites à ma fille que je l'aime"),
    (
        "ce soir mes parents sont pas là",
        "j'ai trouvé les clés de l'armoire à pharmacie",
        "après ce sera fini",
    ),
    ("j'ai donné mon chat", "j'ai laissé une lettre pour ma sœur", "j'ai acheté une corde"),
    ("I want to kill myself", "my parents are away", "i counted the pills"),
]


@pytest.mark.parametrize("talk", PLANS, ids=" / ".join)
def test_a_plan_told_in_pieces_is_one_plan(gravest, talk):
    name, level, outcome = gravest(*talk)
    assert name == "together.plan"
    assert level == "plan"
    assert outcome in {"open", "ask"}


@pytest.mark.parametrize(
    "talk",
    [
        ("ce soir mes parents sont pas là", "on va regarder un film", "après ce sera fini"),
        ("demain j'ai exam", "j'ai préparé mes fiches", "après ce sera fini"),
        ("mes parents partent samedi", "j'ai les clés de la maison", "on fait une fête"),
        ("j'ai mal au dos", "le kiné m'a donné des médicaments", "ça va mieux"),
        ("ma fille est malade", "j'ai acheté les médicaments", "elle dort"),
        ("je voudrais changer de travail", "j'ai écrit une lettre de motivation", "ce soir"),
        ("je veux me tuer", "ma fille a pris ses médicaments ce matin"),
        ("je suis triste", "ce soir"),
        ("je veux me tuer", "un peu seule ce dimanche"),
    ],
    ids=" / ".join,
)
def test_ordinary_pieces_make_no_plan(meant, talk):
    assert meant(*talk) == []


def test_a_medicine_named_in_a_long_sentence_is_only_asked_about(gravest):
    text = "est-ce que mon assurance ou mon employeur peut lire ce que je dis sur mes médicaments"
    assert gravest("je veux me tuer", text)[1:] == ("plan", "ask")


CUT = [
    ("je veux", "mourir"),
    ("je vais me", "pendre"),
    ("j'ai plus envie", "de vivre"),
    ("j'ai envie de me", "tuer"),
    ("j'hésite à", "me suicider"),
]


@pytest.mark.parametrize("talk", CUT, ids=" / ".join)
def test_a_sentence_cut_in_two_by_enter_is_one_sentence(meant, talk):
    found = meant(*talk)
    assert {one.rule for one in found} == {"context.together.cut"}
    assert all(one.quote in talk[-1] for one in found)
    assert all(talk[-1][one.start : one.end] == one.quote for one in found)


@pytest.mark.parametrize(
    "talk",
    [
        ("je veux", "une glace"),
        ("je vais", "dormir"),
        ("je vais me", "coucher"),
        ("j'ai envie de", "chocolat"),
        ("j'ai plus envie", "de travailler"),
        ("je veux.", "mourir de rire devant cette vidéo"),
        ("mon poisson rouge va", "mourir"),
    ],
    ids=" / ".join,
)
def test_an_ordinary_sentence_cut_in_two_is_ordinary(meant, talk):
    assert meant(*talk) == []


def test_the_halves_of_two_hours_are_not_one_sentence(meant):
    assert meant(ago("je vais me", minutes=90), "pendre") == []
    assert meant(ago("je vais me", minutes=2), "pendre") != []


def test_a_change_of_subject_joins_nothing(meant):
    assert meant("je veux me tuer", "au fait j'ai les médicaments de ma mère à récupérer") == []


def test_what_the_present_message_does_not_carry_is_not_said_again(meant):
    assert meant("je veux me tuer", "j'ai acheté une corde", "il pleut") == []


def test_joined_text_holds_the_last_messages_of_the_person():
    assert together_text(turns("je vais me"), "pendre") == "je vais me pendre"
    assert (
        together_text(turns("mes parents partent samedi"), "enfin tranquille")
        == "mes parents partent samedi\nenfin tranquille"
    )


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ((), "je veux mourir"),
        (("ça va",), "bref, tu fais quoi"),
        (("ça va",), "mot " * 80),
        (("mot " * 80,), "ça va"),
    ],
)
def test_nothing_is_joined_when_nothing_belongs_together(before, text):
    assert together_text(turns(*before), text) is None
