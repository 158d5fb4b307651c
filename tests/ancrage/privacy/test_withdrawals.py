"""After a withdrawal the very next act already obeys, everywhere the purpose is used; so does work that had begun."""

import ast
import uuid
from pathlib import Path

import pytest

import ancrage
import vigie
from ancrage.care.actions import close_alert, take_alert
from ancrage.care.models import Alert, CareRelation
from ancrage.companion import access, feedback, reports
from ancrage.companion import actions as companion
from ancrage.companion.actions import ConsentMissing
from ancrage.companion.models import Message
from ancrage.exercises import actions as exercises
from ancrage.exercises import queries as exercise_queries
from ancrage.exercises.models import ExerciseRun
from ancrage.kernel import clock
from ancrage.kernel.errors import NotFound, Refused
from ancrage.memory import actions as memory
from ancrage.memory import queries as memory_queries
from ancrage.memory.models import MemoryItem
from ancrage.memory.rules import Act, Fact, Kind
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.privacy.rules import Purpose
from ancrage.vigilance import actions as vigilance
from ancrage.vigilance.models import Reading, Signal
from tests.web.world import plan_found

SRC = Path(ancrage.__file__).parent
TESTS = Path(__file__).parents[1]
ASKING = {"allows", "allowed", "withdrew", "remembers", "reading_ground"}

PROVEN = {
    "care/grounds.py": "test_sharing_withdrawn_closes_the_words_at_the_next_page",
    "companion/access.py": "test_sharing_withdrawn_closes_the_words_at_the_next_page",
    "companion/actions.py": "test_keeping_withdrawn_nothing_more_is_kept_of_a_talk",
    "companion/feedback.py": "test_keeping_withdrawn_an_opinion_is_not_kept",
    "companion/looking_back.py": "test_remembering_withdrawn_nothing_is_added_nor_used",
    "companion/reports.py": "test_sharing_withdrawn_a_report_has_no_words",
    "companion/surrounding.py": "test_remembering_withdrawn_nothing_is_added_nor_used",
    "exercises/actions.py": "test_keeping_withdrawn_an_exercise_that_had_begun_keeps_nothing_more",
    "exercises/queries.py": "test_learning_withdrawn_ratings_no_longer_count_for_others",
    "journal/episodes.py": "journal/test_episodes.py::test_sharing_withdrawn_the_next_change_is_signalled_to_nobody",
    "journal/queries.py": "journal/test_entries.py::test_correcting_needs_consent_and_deleting_never_does",
    "load/actions/keeping.py": "load/test_items.py::test_without_consent_a_chore_goes_on_but_nothing_new_is_kept",
    "load/queries.py": "load/test_items.py::test_without_consent_a_chore_goes_on_but_nothing_new_is_kept",
    "memory/actions.py": "test_remembering_withdrawn_nothing_is_added_nor_used",
    "memory/queries.py": "test_remembering_withdrawn_nothing_is_added_nor_used",
    "plans/queries.py": "plans/test_sharing.py::test_what_is_taken_back_counts_at_once",
    "vigilance/access.py": "test_sharing_withdrawn_closes_the_words_at_the_next_page",
    "vigilance/actions.py": "test_keeping_withdrawn_a_reading_that_waited_keeps_what_a_human_must_see_and_nothing_else",
    "vigilance/counted.py": "journal/test_episodes.py::test_sharing_withdrawn_closes_the_list_and_the_door",
    "vigilance/queries.py": "test_sharing_withdrawn_closes_the_words_at_the_next_page",
    "web/clinic/facts.py": "test_sharing_withdrawn_closes_the_words_at_the_next_page",
    "web/person/exercise_page.py": "test_keeping_withdrawn_an_exercise_that_had_begun_keeps_nothing_more",
    "web/person/views/feedback.py": "test_sharing_withdrawn_a_report_has_no_words",
    "web/person/views/memory.py": "test_remembering_withdrawn_nothing_is_added_nor_used",
    "web/person/views/start.py": "test_keeping_withdrawn_nothing_more_is_kept_of_a_talk",
}
"""Every file that asks for a consent, and the test that shows it obeying: a name here, or `app/test_file.py::name`."""


@pytest.fixture
def open_hearted(cast):
    """Amina, who allows everything."""
    for purpose in Purpose:
        give_consent(person=cast.amina, purpose=purpose, text_version="2")
    return cast.amina


def withdraw(person, *purposes):
    for purpose in purposes:
        withdraw_consent(person=person, purpose=purpose)


def say(talk, text="bonsoir"):
    return companion.say(conversation=talk, text=text, key=uuid.uuid4())


def asks_for_consent(path: Path) -> bool:
    calls = [node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    return any(getattr(call, "id", getattr(call, "attr", "")) in ASKING for call in calls)


def files_that_ask() -> set[str]:
    found = {str(path.relative_to(SRC)) for path in SRC.rglob("*.py") if asks_for_consent(path)}
    return {one for one in found if not one.startswith(("privacy/", "companion/engines/"))}


def test_every_file_that_asks_for_a_consent_has_its_test():
    assert files_that_ask() - set(PROVEN) == set(), "add it to PROVEN with the test of its withdrawal"
    assert set(PROVEN) - files_that_ask() == set()


def test_the_tests_named_exist():
    for named in PROVEN.values():
        path, _colons, test = named.rpartition("::")
        assert f"def {test}(" in (TESTS / (path or "privacy/test_withdrawals.py")).read_text(), named


def test_keeping_withdrawn_nothing_more_is_kept_of_a_talk(open_hearted):
    talk = companion.start_conversation(person=open_hearted)
    waiting = say(talk)
    withdraw(open_hearted, Purpose.KEEP)
    before = Message.objects.count()
    with pytest.raises(ConsentMissing):
        say(talk)
    with pytest.raises(ConsentMissing):
        companion.start_conversation(person=open_hearted)
    with pytest.raises(ConsentMissing):
        companion.reply(message=waiting)
    assert Message.objects.count() == before


def test_keeping_withdrawn_while_a_reply_is_composed_it_is_not_kept(open_hearted, monkeypatch):
    message = say(companion.start_conversation(person=open_hearted))
    compose = companion.guided.compose

    def withdrawn_meanwhile(*facts, **more):
        withdraw(open_hearted, Purpose.KEEP)
        return compose(*facts, **more)

    monkeypatch.setattr(companion.guided, "compose", withdrawn_meanwhile)
    with pytest.raises(ConsentMissing):
        companion.reply(message=message)
    assert not Message.objects.filter(answers=message).exists()


def late_reading(person):
    """A message said under the consent, whose reading a dead process left to a worker."""
    vigilance.expect_reading(person=person, message_id=uuid.uuid4(), conversation_id=None, text="x")
    Reading.objects.update(due_at=clock.now())
    withdraw(person, Purpose.KEEP)
    return vigilance.read_due()


def test_keeping_withdrawn_a_reading_that_waited_keeps_what_a_human_must_see_and_nothing_else(
    open_hearted, monkeypatch
):
    monkeypatch.setattr(vigie, "read", plan_found)
    assert late_reading(open_hearted) == 1
    assert Alert.objects.get().person == open_hearted
    assert Signal.objects.count() == 1


def test_keeping_withdrawn_a_reading_that_waited_keeps_no_weak_signal(open_hearted, monkeypatch):
    from dataclasses import replace

    def weak(text, **context):
        read = plan_found(text, **context)
        finding = replace(read.findings[0], kind="sleep", level="", outcome="nothing")
        return replace(read, risk="none", outcome="nothing", labels=("sleep",), findings=(finding,))

    monkeypatch.setattr(vigie, "read", weak)
    assert late_reading(open_hearted) == 1
    assert not Alert.objects.exists()
    assert not Signal.objects.exists()
    assert Reading.objects.get().labels == []


def test_keeping_withdrawn_an_opinion_is_not_kept(open_hearted):
    talk = companion.start_conversation(person=open_hearted)
    greeting = talk.messages.get(position=1)
    withdraw(open_hearted, Purpose.KEEP)
    with pytest.raises(Refused):
        feedback.rate(reply=greeting, useful=True)


def test_keeping_withdrawn_an_exercise_that_had_begun_keeps_nothing_more(open_hearted):
    run = exercises.begin_run(person=open_hearted, exercise_id="thought_record")
    withdraw(open_hearted, Purpose.KEEP)
    with pytest.raises(Refused):
        exercises.begin_run(person=open_hearted, exercise_id="thought_record")
    with pytest.raises(Refused):
        exercises.keep_answers(run=run, step=1, answers={"situation": "la réunion"})
    with pytest.raises(Refused):
        exercises.finish_run(run=run, helped="yes")
    exercises.rate_in_talk(
        person=open_hearted, exercise_id="thought_record", helped="yes", conversation_id=uuid.uuid4()
    )
    run.refresh_from_db()
    assert (run.answers_sealed, run.finished_at) == (None, None)
    assert ExerciseRun.objects.count() == 1
    assert exercise_queries.tastes_of(open_hearted).own == ()


def test_learning_withdrawn_ratings_no_longer_count_for_others(open_hearted, cast, monkeypatch):
    monkeypatch.setattr(exercise_queries, "gathered", lambda rows, _order: list(rows))
    run = exercises.begin_run(person=open_hearted, exercise_id="thought_record")
    exercises.finish_run(run=run, helped="yes")
    assert len(exercise_queries.said_by_others(cast.basile)) == 1
    withdraw(open_hearted, Purpose.LEARN)
    assert exercise_queries.said_by_others(cast.basile) == []


def test_remembering_withdrawn_nothing_is_added_nor_used(open_hearted):
    wish = Act("remember", fact=Fact(Kind.ASKED, "j’aime la pluie"))
    memory.apply(person=open_hearted, acts=[wish], conversation_id=uuid.uuid4())
    item = MemoryItem.objects.get()
    withdraw(open_hearted, Purpose.REMEMBER)
    assert memory_queries.recalled(open_hearted) == ()
    memory.apply(person=open_hearted, acts=[wish], conversation_id=uuid.uuid4())
    for refused in (
        lambda: memory.write_item(person=open_hearted, text="le thé du matin"),
        lambda: memory.correct_item(item=item, text="la neige"),
        lambda: memory.keep_longer(item=item),
    ):
        with pytest.raises(Refused):
            refused()
    assert MemoryItem.objects.count() == 1
    memory.forget_item(item=item)
    assert not MemoryItem.objects.exists()


@pytest.fixture
def noticed(open_hearted, monkeypatch):
    """Something serious Amina said, and what was noticed in it."""
    monkeypatch.setattr(vigie, "read", plan_found)
    talk = companion.start_conversation(person=open_hearted)
    say(talk, "j’ai mis des cachets de côté")
    return talk, Signal.objects.get(), Alert.objects.get()


def words_opened(reader, noticed) -> list[bool]:
    """Whether each door to words opens: the talk, a signal, the evidence of the alert."""
    from ancrage.vigilance.access import access_evidence, access_signal

    talk, signal, alert = noticed
    doors = (
        lambda: access.access_conversation_for_care(reader, talk.pk),
        lambda: access_signal(reader, signal.pk),
        lambda: access_evidence(reader, alert),
    )
    return [opens(door) for door in doors]


def opens(door) -> bool:
    try:
        door()
    except (NotFound, Refused):
        return False
    return True


def test_sharing_withdrawn_closes_the_words_at_the_next_page(open_hearted, noticed, cast):
    assert words_opened(cast.claire, noticed) == [True] * 3
    withdraw(open_hearted, Purpose.SHARE)
    assert words_opened(cast.claire, noticed) == [False] * 3
    assert CareRelation.objects.filter(professional=cast.claire, until__isnull=True).exists()


def test_sharing_withdrawn_whoever_has_the_alert_in_hand_reads_until_it_is_closed(
    open_hearted, noticed, cast
):
    withdraw(open_hearted, Purpose.SHARE)
    for reader in (cast.claire, cast.safety):
        take_alert(alert=noticed[2], by=reader) if reader == cast.claire else None
        assert words_opened(reader, noticed) == [reader == cast.claire] * 3
    close_alert(alert=noticed[2], by=cast.claire, outcome="reached_safe", note="")
    assert words_opened(cast.claire, noticed) == [False] * 3


def test_sharing_withdrawn_a_report_has_no_words(open_hearted, cast):
    talk = companion.start_conversation(person=open_hearted)
    greeting = talk.messages.get(position=1)
    feedback.report(reply=greeting, words="trop sec")
    row = reports.reported(since=talk.created_at).get()
    assert reports.as_report(row, reader=cast.claire).words == "trop sec"
    withdraw(open_hearted, Purpose.SHARE)
    assert reports.as_report(row, reader=cast.claire).words == ""
