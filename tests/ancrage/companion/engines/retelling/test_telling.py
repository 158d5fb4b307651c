"""Giving a person's own sentence back: turned when that is sure, as a belief when it judges, or not at all."""

import pytest

from ancrage.companion.engines.retelling.spelling import spelled, unfolded
from ancrage.companion.engines.retelling.telling import retold, said_to

TURNED = [
    (
        "je dors plus depuis trois semaines",
        "vous ne dormez plus depuis trois semaines",
        "tu ne dors plus depuis trois semaines",
    ),
    ("j'en peux plus", "vous n’en pouvez plus", "tu n’en peux plus"),
    ("je m'en sors pas", "vous ne vous en sortez pas", "tu ne t’en sors pas"),
    ("J'ai peur de tout", "vous avez peur de tout", "tu as peur de tout"),
    (
        "je n'arrive pas à me lever le matin",
        "vous n’arrivez pas à vous lever le matin",
        "tu n’arrives pas à te lever le matin",
    ),
    ("je me sens seule", "vous vous sentez seule", "tu te sens seule"),
    ("j'y arrive plus", "vous n’y arrivez plus", "tu n’y arrives plus"),
    ("j'ai perdu mon père en mars", "vous avez perdu votre père en mars", "tu as perdu ton père en mars"),
    ("je m'inquiète pour ma fille", "vous vous inquiétez pour votre fille", "tu t’inquiètes pour ta fille"),
    ("je pense qu'elle me déteste", "vous pensez qu’elle vous déteste", "tu penses qu’elle te déteste"),
    ("j'ai même pas mangé", "vous n’avez même pas mangé", "tu n’as même pas mangé"),
    ("je suis à bout", "vous êtes à bout", "tu es à bout"),
    (
        "je lui ai dit que j'étais perdu",
        "vous lui avez dit que vous étiez perdu",
        "tu lui as dit que tu étais perdu",
    ),
]


def first(text: str, address: str = "vous") -> str:
    """Return what is given back of a message first, "" when nothing is."""
    told = retold(text, address)
    return told[0].text if told else ""


@pytest.mark.parametrize(("said", "vous", "tu"), TURNED)
def test_what_is_sure_is_turned(said, vous, tu):
    low = said[:1].lower() + said[1:]
    assert said_to(low, said, "vous") == vous
    assert said_to(low, said, "tu") == tu


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("Mon mari ne me parle plus", "votre mari ne vous parle plus"),
        ("mon chef me crie dessus", "votre chef vous crie dessus"),
        ("ma mère répond plus", "votre mère ne répond plus"),
        ("c'est pas la fatigue qui m'inquiète", "ce n’est pas la fatigue qui vous inquiète"),
        ("on a perdu deux patients cette nuit", "vous avez perdu deux patients cette nuit"),
        ("on m'a dit d'attendre", "on vous a dit d’attendre"),
        ("on s'est encore disputés hier", "vous vous êtes encore disputés hier"),
        ("nous avons vendu notre maison", "vous avez vendu votre maison"),
        ("mon frère et moi ne nous parlons plus", "votre frère et vous ne vous parlez plus"),
        ("j'en ai parlé à personne", "vous n’en avez parlé à personne"),
        ("c'est moi qui ai dû les appeler", "c’est vous qui avez dû les appeler"),
        ("c'est moi qui ne le suis plus beaucoup", "c’est vous qui ne l’êtes plus beaucoup"),
        ("les filles sont parties sans moi", "les filles sont parties sans vous"),
        ("j'aimerais dormir cinq heures de suite", "vous aimeriez dormir cinq heures de suite"),
        ("j'ai appelé ma mère elle a pleuré", "vous avez appelé votre mère, elle a pleuré"),
        ("Elle s'appelait Jacqueline. Elle chantait faux.", "elle s’appelait Jacqueline. Elle chantait faux"),
    ],
)
def test_a_sentence_is_given_back_to_the_person(said, given):
    assert first(said) == given


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("jai foiré mon entretien ce matin", "tu as foiré ton entretien ce matin"),
        ("jvais réessayer jeudi", "tu vas réessayer jeudi"),
        ("je pleure sous la douche", "tu pleures sous la douche"),
        ("mon cousin me prete sa voiture", "ton cousin te prête sa voiture"),
        ("le proprio a deja envoyer une lettre", "le proprio a déjà envoyé une lettre"),
        ("ma copine elle ma quitté hier", "elle t’a quitté hier"),
        ("jai rien trouvé a dire", "tu n’as rien trouvé à dire"),
    ],
)
def test_a_hurried_spelling_is_given_back_well_spelled(said, given):
    assert first(said, "tu") == given


@pytest.mark.parametrize(
    "said",
    [
        "je suis fatigue",  # tired, or a tiredness?
        "il m'a dit je suis en cours tu appelles trop",  # someone else's words
        "tu crois que je devrais l'appeler",  # it asks
        "qu'est-ce que je dois faire ?",
        "j'ai plus de boulot depuis juin",  # more of it, or none left?
        "je fais que dormir",
        "j'ai mis des cachets de côté",
        "je compte me noyer là-bas",
        "c'est exactement ça",
        "je vais me coucher, bonne nuit",
        "mon fils a 2 semaine",
        "xkcd blorg me fait peur",
        "il a dit « je m'en vais » hier soir",
    ],
)
def test_what_is_not_sure_or_not_to_be_said_again_is_left(said):
    assert retold(said, "vous") == []


@pytest.mark.parametrize(
    ("said", "that"),
    [
        ("je suis nulle de toute façon", "que vous êtes nulle de toute façon"),
        ("je vais lui gâcher ça", "que vous allez lui gâcher ça"),
        ("il ne reviendra pas me chercher", "qu’il ne reviendra pas vous chercher"),
        ("tout le monde s'en fout de moi", "que tout le monde s’en fout de vous"),
    ],
)
def test_a_judgement_or_a_fear_is_given_back_as_what_one_tells_oneself(said, that):
    told = retold(said, "vous")[0]

    assert told.belief
    assert told.that == that


def test_what_tells_most_comes_first():
    text = "Mes enfants ont décidé pour moi. Ils ont eu raison, sans doute. Mais je regrette mon figuier."

    assert "vous regrettez votre figuier" in first(text).lower()


def test_two_short_sentences_are_given_back_together():
    assert first("On a perdu deux patients cette nuit. Un avait mon âge.") == (
        "vous avez perdu deux patients cette nuit. Un avait votre âge"
    )


def test_spelling_is_trusted_only_where_accents_are_typed():
    assert spelled("je suis fatigué") == ["je", "suis", "fatigué"]
    assert spelled("je suis fatigue") is None
    assert unfolded("jvais bien") == "je vais bien"
