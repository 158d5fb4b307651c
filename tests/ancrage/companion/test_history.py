"""One's talks listed, searched in memory, and one of them erased for good."""

import uuid

import pytest

import vigie
from ancrage.audit.models import TrailEntry
from ancrage.care.models import Alert
from ancrage.companion import actions, feedback, forgetting, history, queries
from ancrage.companion.matching import excerpt, first_words, holds, terms_of
from ancrage.companion.models import Conversation, Message
from ancrage.exercises.models import ExerciseRun
from ancrage.kernel.errors import Invalid
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose
from ancrage.vigilance.models import Reading, Signal
from tests.web.world import plan_found


@pytest.fixture
def reads(monkeypatch):
    """Let readings be calm, or hear a plan everywhere once `reads.danger()` is called."""
    calm = vigie.Reading("none", "none", "nothing", vigie.Quality(language="fr", characters=9), "test")
    monkeypatch.setattr(vigie, "read", lambda _text, **_context: calm)
    return lambda: monkeypatch.setattr(vigie, "read", plan_found)


@pytest.fixture
def talk(cast, reads):
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    return actions.start_conversation(person=cast.amina)


def said(conversation, text):
    return actions.say(conversation=conversation, text=text, key=uuid.uuid4())


def found_by(person, query, **facts):
    return history.search(person, terms_of(query), **facts)


def words_of(result):
    return ["".join(piece.text for piece in one.pieces) for one in result.found]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Ma sœur ne m’appelle plus.", "soeur"),
        ("L’Été dernier, à Sète", "ete sete"),
        ("je n'en peux plus", "n’en"),
        ("J’ai dormi", "dor"),
        ("😭😭 encore", "😭"),
        ("我今天很累", "很累"),
        ("مرحبا، لا أستطيع النوم", "النوم"),
        ("(entre parenthèses)", "parenthese"),
    ],
)
def test_words_are_found_as_people_type_them(text, query):
    assert holds(text, terms_of(query))


@pytest.mark.parametrize(
    ("text", "query"), [("C’est normal.", "mal"), ("Je dors.", "dors mal"), ("abc", ".*"), ("", "mal")]
)
def test_what_is_not_there_is_not_found(text, query):
    assert not holds(text, terms_of(query))


@pytest.mark.parametrize("query", ["", "  ", "a", "\x00", "a" * 101])
def test_a_search_for_nothing_or_too_much_is_refused_with_a_sentence(query):
    with pytest.raises(Invalid):
        terms_of(query)


def test_the_words_found_are_marked_as_they_were_written():
    pieces = excerpt("Ma SŒUR est là, et l’Œuvre aussi.", terms_of("soeur oeuvre"))
    assert [piece.text for piece in pieces if piece.found] == ["SŒUR", "Œuvre"]
    assert "".join(piece.text for piece in pieces) == "Ma SŒUR est là, et l’Œuvre aussi."


def test_an_excerpt_is_cut_between_words_around_what_was_found():
    text = "un mot " * 60 + "Théophraste " + "et après " * 60
    whole = "".join(piece.text for piece in excerpt(text, terms_of("theophraste")))
    assert whole.startswith("… ")
    assert whole.endswith(" …")
    assert len(whole) < 260
    assert "Théophraste" in whole


def test_an_excerpt_of_one_endless_word_stays_short():
    pieces = excerpt("a" * 5_000, terms_of("aa"))
    assert sum(len(piece.text) for piece in pieces) < 300


def test_first_words_stay_on_one_line():
    assert first_words("Bonsoir\n\nje dors mal") == "Bonsoir je dors mal"
    assert first_words("x" * 500) == "x" * 90 + "…"
    assert first_words("mot " * 100).endswith("mot…")


def test_talks_are_listed_with_their_first_words_and_length(cast, talk):
    said(talk, "Je dors mal depuis la rentrée.")
    said(talk, "Autre chose.")
    actions.start_conversation(person=cast.amina)
    lines = history.talk_lines(cast.amina, list(queries.conversations(cast.amina)))
    assert sorted((line.words, line.messages) for line in lines) == [
        ("", 1),
        ("Je dors mal depuis la rentrée.", 3),
    ]


def test_a_search_goes_through_all_talks_and_marks_what_it_found(cast, talk):
    said(talk, "Mon voisin Théophraste crie.")
    other = actions.start_conversation(person=cast.amina)
    said(other, "Toujours theophraste, ce soir.")
    results = found_by(cast.amina, "théophraste")
    assert words_of(results) == ["Toujours theophraste, ce soir.", "Mon voisin Théophraste crie."]
    assert [one.conversation_id for one in results.found] == [other.pk, talk.pk]
    assert results.after is None


def test_a_search_opens_nobody_else_s_words(cast, talk):
    said(talk, "Mon voisin Théophraste crie.")
    give_consent(person=cast.basile, purpose=Purpose.KEEP, text_version="1")
    theirs = said(actions.start_conversation(person=cast.basile), "Théophraste est mon cousin.")
    assert words_of(found_by(cast.claire, "theophraste")) == []
    assert len(found_by(cast.basile, "theophraste").found) == 1
    assert words_of(found_by(cast.amina, "theophraste", after=theirs.pk)) == ["Mon voisin Théophraste crie."]


def test_many_results_come_in_pages_and_none_is_lost_or_shown_twice(cast, talk, monkeypatch):
    monkeypatch.setattr(history, "FOUND_AT_ONCE", 4)
    for number in range(10):
        said(talk, f"mot numéro {number}")
    seen, after = [], None
    for _page in range(4):
        results = found_by(cast.amina, "numero", after=after)
        seen += [one.position for one in results.found]
        if (after := results.after) is None:
            break
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == 10


def test_a_long_past_is_opened_a_part_at_a_time(cast, talk, monkeypatch):
    said(talk, "le mot rare est ici")
    for number in range(6):
        said(talk, f"autre chose {number}")
    monkeypatch.setattr(history, "OPENED_AT_ONCE", 3)
    results = found_by(cast.amina, "rare")
    assert (results.found, results.after is None) == ((), False)
    for _page in range(5):
        if results.found:
            break
        results = found_by(cast.amina, "rare", after=results.after)
    assert words_of(results) == ["le mot rare est ici"]


def test_erasing_a_talk_destroys_its_words_what_was_read_in_them_and_what_was_said_of_them(cast, talk, reads):
    reads()
    said(talk, "j'ai mis des cachets de côté")
    feedback.report(reply=talk.messages.get(position=1))
    run = ExerciseRun.objects.create(person=cast.amina, exercise="x", version="1", conversation_id=talk.pk)
    kept = actions.start_conversation(person=cast.amina)
    forgetting.erase_conversation(conversation=talk)
    assert list(Conversation.objects.all()) == [kept]
    assert not Message.objects.filter(conversation_id=talk.pk).exists()
    assert not Reading.objects.exists()
    assert not Signal.objects.exists()
    run.refresh_from_db()
    assert run.conversation_id is None
    assert TrailEntry.objects.get(action="talk.erased").about_id == cast.amina.pk


def test_an_open_alert_outlives_the_talk_it_came_from(cast, talk, reads):
    reads()
    said(talk, "j'ai mis des cachets de côté")
    forgetting.erase_conversation(conversation=talk)
    alert = Alert.objects.get()
    assert (alert.state, alert.conversation_id) == ("waiting", None)


def test_erasing_is_no_way_around_a_danger_that_was_not_read_yet(cast, talk, reads, monkeypatch):
    reads()
    with monkeypatch.context() as death:
        death.setattr(actions, "_read", lambda _reading_id: None)
        said(talk, "j'ai mis des cachets de côté")
    assert not Alert.objects.exists()
    forgetting.erase_conversation(conversation=talk)
    assert Alert.objects.get().level == "red"
