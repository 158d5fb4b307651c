"""About whom, when, and whether: the words around lower or redirect a finding, and say so."""

import pytest

import vigie


def wish_in(text):
    """The wish to die heard in a message, with what lowered it."""
    return next(finding for finding in vigie.read(text).findings if finding.kind == "suicide")


@pytest.mark.parametrize(
    "text", ["je veux mourir", "JE VEUX MOURIR", "jveux mourrir", "j’ai envie de crever"]
)
def test_a_wish_to_die_opens_however_it_is_typed(text):
    found = wish_in(text)
    assert (found.subject, found.qualifiers) == ("self", ())
    assert vigie.read(text).outcome == "open"


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("je n’ai pas envie de mourir", "negation"),
        ("je n’ai jamais eu envie de mourir", "negation"),
        ("il y a dix ans je voulais mourir", "past"),
        ("à l’époque je voulais mourir", "past"),
        ("dans le film le personnage dit je veux mourir", "quotation"),
    ],
)
def test_what_is_denied_over_or_told_of_a_story_stays_visible_and_opens_nothing(text, qualifier):
    found = wish_in(text)
    assert qualifier in found.qualifiers
    assert found.outcome == "nothing"
    assert "«" in found.why
    assert vigie.read(text).outcome == "nothing"


@pytest.mark.parametrize(
    "text",
    [
        "j’arrive pas à m’empêcher de vouloir, j’ai envie de mourir",
        "il y a dix ans je voulais mourir, et ce soir ça revient",
        "je n’ai pas envie de manger, je veux mourir",
    ],
)
def test_what_only_looks_denied_or_over_is_still_acted_on(text):
    assert vigie.read(text).outcome in {"ask", "open"}


@pytest.mark.parametrize(
    "text",
    [
        "jsuis pas bien envie de mourir",
        "j'ai pas juste envie de mourir, j'ai un plan",
        "je peux pas m'empêcher de penser à mourir",
        "pas un jour sans penser à mourir",
        "j'ai envie de mourir. non mais ça va",
        "su1c1de, j'y pense au s.u.i.c.i.d.e",
        "j et envi de me tué",
        "jpp jveu crevé csoir",
        "j'ai lu un article et j'ai envie de mourir",
    ],
)
def test_what_spoken_or_hidden_writing_says_is_still_acted_on(text):
    reading = vigie.read(text)
    assert reading.outcome in {"ask", "open"}
    assert reading.subject == "self"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("mon frère m'a dit qu'il voulait mourir", "mon frere"),
        ("ma fille elle répète qu'elle veut mourir", "ma fille"),
        ("elle m'a écrit je veux mourir", "elle"),
    ],
)
def test_what_somebody_says_is_theirs_and_the_reading_says_whose(text, who):
    found = [one for one in vigie.read(text).findings if one.kind == "suicide" and one.source == "rule"]
    assert {one.subject for one in found} == {"other"}
    assert who in found[0].why or "someone_else" in found[0].rule


@pytest.mark.parametrize(
    "text",
    [
        "si je voulais mourir je vous le dirais",
        "je me tue à leur répéter de ranger leur chambre",
        "je fais un mémoire sur le suicide",
        "me tuer ? non jamais",
        "je voulais mourir mais je m'en suis sortie",
    ],
)
def test_what_is_supposed_spoken_lightly_studied_denied_or_over_opens_nothing(text):
    assert vigie.read(text).outcome != "open"


@pytest.mark.parametrize("text", ["ma sœur veut mourir", "mon fils de 15 ans a dit qu’il voulait mourir"])
def test_someone_else_in_danger_is_about_them(text):
    reading = vigie.read(text)
    assert reading.subject == "other"
    assert "other_person" in wish_in(text).qualifiers
    assert reading.outcome in {"open", "ask"}


def test_the_writer_wins_when_both_are_named():
    reading = vigie.read("ma sœur dort chez moi et je veux mourir")
    assert reading.subject == "self"


@pytest.mark.parametrize(
    "text", ["je suis mort de rire", "ce boulot me tue", "je meurs de faim", "j’ai tué le temps"]
)
def test_a_way_of_speaking_is_not_even_a_mention(text):
    assert [finding for finding in vigie.read(text).findings if finding.kind == "suicide"] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("je me sens vraiment seul ces derniers temps", "fr"),
        ("I feel really alone and I want to die", "en"),
        ("Ich kann heute einfach nicht mehr weiterleben", "unknown"),
    ],
)
def test_the_language_is_told(text, language):
    assert vigie.read(text).quality.language == language


def test_english_is_read_too():
    reading = vigie.read("honestly I just want to die")
    assert (reading.risk, reading.subject, reading.outcome) == ("passive", "self", "open")


def test_an_unknown_language_is_never_calm():
    reading = vigie.read("Ich kann heute einfach nicht mehr weiterleben")
    assert reading.outcome == "unknown"
    assert "language_unknown" in reading.quality.notes
