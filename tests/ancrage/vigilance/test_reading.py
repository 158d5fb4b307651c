"""A message is read once, whoever dies; a failed reading is unknown, never calm."""

import uuid
from datetime import timedelta

import pytest
import time_machine

import vigie
from ancrage.care.models import Alert
from ancrage.care.rules import Level, ReasonKind
from ancrage.kernel import clock
from ancrage.vigilance import actions, queries
from ancrage.vigilance.models import Reading, Signal
from ancrage.vigilance.rules import Said
from tests.ancrage.vigilance.conftest import ACTIVE, CALM, found, reading
from tests.cast import make_user


def test_reading_keeps_what_was_heard_and_raises_the_alert_it_asks_for(reads, expected, cast):
    reads(ACTIVE)
    row = expected()
    heard = actions.read_now(reading_id=row.pk)
    assert (heard.outcome, heard.risk, heard.findings[0].quote) == ("open", "active", "mourir")
    alert = Alert.objects.get()
    assert (alert.person, alert.level, alert.kind) == (cast.amina, Level.ORANGE, ReasonKind.SUICIDE)
    assert alert.conversation_id == row.conversation_id
    assert alert.reasons.get().reading_id == row.pk


def test_a_calm_message_raises_nothing(reads, expected):
    reads(CALM)
    assert actions.read_now(reading_id=expected().pk).outcome == "nothing"
    assert not Alert.objects.exists()


def test_what_was_to_be_read_is_sealed_then_wiped(reads, expected):
    reads(ACTIVE)
    row = expected("je veux mourir")
    assert b"mourir" not in bytes(row.to_read_sealed)
    actions.read_now(reading_id=row.pk)
    row.refresh_from_db()
    assert (row.to_read_sealed, row.due_at, row.state) == (None, None, Reading.State.READ)


def test_quotes_are_sealed_in_their_own_place(reads, expected):
    reads(ACTIVE)
    row = expected()
    actions.read_now(reading_id=row.pk)
    assert b"mourir" not in bytes(Signal.objects.get().quote_sealed)
    assert queries.heard_of_message(row.message_id).findings[0].quote == "mourir"


def test_the_reader_gets_the_words_and_the_turns_before_them(expected, monkeypatch):
    got = {}
    monkeypatch.setattr(
        vigie,
        "read",
        lambda text, *, context, point: got.update(text=text, context=context, point=point) or CALM,
        raising=False,
    )
    turns = [
        Said("companion", "Pensez-vous à mourir ?", last_question_kind="suicide_direct"),
        {"role": "person", "text": "…"},
    ]
    actions.read_now(reading_id=expected("oui", context=turns).pk)
    assert got["text"] == "oui"
    assert [turn.role for turn in got["context"]] == ["companion", "person"]
    assert got["context"][0].last_question_kind == "suicide_direct"


def test_reading_twice_changes_nothing(reads, expected):
    reads(ACTIVE)
    row = expected()
    first = actions.read_now(reading_id=row.pk)
    assert actions.read_now(reading_id=row.pk) == first
    assert Signal.objects.count() == Alert.objects.get().reasons.count() == 1


def test_a_message_is_expected_once(expected, cast):
    row = expected()
    facts = {"person": cast.amina, "message_id": row.message_id, "conversation_id": row.conversation_id}
    assert actions.expect_reading(text="je veux mourir", **facts) == row


def test_a_worker_reads_what_a_dead_process_left_within_ten_seconds(reads, expected):
    reads(ACTIVE)
    with time_machine.travel(clock.now(), tick=False) as traveller:
        row = expected()
        assert actions.read_due() == 0  # still leased to the process that wrote it
        traveller.shift(timedelta(seconds=4))
        assert actions.read_due() == 1
    row.refresh_from_db()
    assert row.state == Reading.State.READ


def test_a_reading_that_fails_once_is_unknown_then_read_by_the_worker(reads, expected):
    row = expected()
    reads(ValueError("boom"))
    assert actions.read_now(reading_id=row.pk).outcome == "unknown"
    assert not Alert.objects.exists()
    reads(ACTIVE)
    assert actions.read_due() == 1
    assert queries.heard_of_message(row.message_id).risk == "active"


def test_a_reading_that_fails_twice_becomes_unknown_and_a_human_is_told(reads, expected, cast):
    row = expected()
    reads(ValueError("boom"))
    actions.read_now(reading_id=row.pk)
    actions.read_due()
    row.refresh_from_db()
    assert (row.state, row.outcome, row.due_at, row.to_read_sealed) == (
        Reading.State.UNKNOWN,
        "unknown",
        None,
        None,
    )
    alert = Alert.objects.get()
    assert (alert.kind, alert.person, alert.level) == (ReasonKind.UNREADABLE, cast.amina, Level.ORANGE)
    assert queries.heard_of_message(row.message_id).outcome == "unknown"


def test_a_reader_that_says_it_failed_is_a_failure_too(reads, expected):
    failed = vigie.Quality(language="unknown", characters=5, readable=False, notes=("reading_failed",))
    reads(vigie.Reading("none", "none", "unknown", failed, "test"))
    actions.read_now(reading_id=expected().pk)
    actions.read_due()
    assert Alert.objects.get().kind == ReasonKind.UNREADABLE


def test_a_message_in_an_unknown_language_asks_and_alarms_nobody_yet(reads, expected):
    unclear = vigie.Quality(language="unknown", characters=5, readable=False, notes=("language_unknown",))
    reads(vigie.Reading("none", "none", "unknown", unclear, "test"))
    assert actions.read_now(reading_id=expected().pk).outcome == "unknown"
    assert not Alert.objects.exists()


def test_a_reading_that_killed_two_processes_is_not_tried_a_third_time(expected, monkeypatch):
    row = expected()
    Reading.objects.filter(pk=row.pk).update(attempts=2, due_at=clock.now())
    monkeypatch.setattr(vigie, "read", lambda *_args, **_facts: pytest.fail("tried again"), raising=False)
    actions.read_due()
    assert Alert.objects.get().kind == ReasonKind.UNREADABLE


def test_no_log_ever_quotes_what_someone_wrote(reads, expected, caplog):
    row = expected("je veux mourir ce soir")
    reads(ValueError("je veux mourir ce soir"))
    actions.read_now(reading_id=row.pk)
    actions.read_due()
    actions.read_in_memory("je veux mourir ce soir")
    assert "ValueError" in caplog.text
    assert "mourir" not in caplog.text


def test_a_site_without_a_team_still_reads(reads, db, caplog):
    reads(ACTIVE)
    lone = make_user("Lou")
    row = actions.expect_reading(person=lone, message_id=uuid.uuid4(), conversation_id=uuid.uuid4(), text="…")
    assert actions.read_now(reading_id=row.pk).risk == "active"
    assert "doctor" in caplog.text


def test_an_ephemeral_talk_is_read_in_memory_and_leaves_nothing(reads, cast):
    reads(ACTIVE)
    assert actions.read_in_memory("je veux mourir", [{"role": "person", "text": "…"}]).risk == "active"
    assert not Reading.objects.exists()
    assert not Alert.objects.exists()


def test_a_reader_that_fails_in_memory_is_unknown(reads):
    reads(RuntimeError("boom"))
    assert actions.read_in_memory("je veux mourir").outcome == "unknown"


def test_a_passive_wish_said_twice_raises_the_level(reads, expected):
    reads(reading(found(level="passive"), risk="passive", subject="self", outcome="open"))
    actions.read_now(reading_id=expected().pk)
    assert Alert.objects.get().level == Level.YELLOW
    actions.read_now(reading_id=expected().pk)
    assert Alert.objects.get().level == Level.ORANGE


def test_before_an_answer_what_a_dead_process_left_is_read(reads, expected):
    reads(ACTIVE)
    row = expected()
    assert actions.read_before_answering(message_id=row.message_id).risk == "active"
    assert Alert.objects.exists()
    assert actions.read_before_answering(message_id=row.message_id).risk == "active"
    assert Signal.objects.count() == 1


def test_a_message_that_killed_two_processes_is_answered_as_unknown_with_a_human_told(expected, monkeypatch):
    row = expected()
    Reading.objects.filter(pk=row.pk).update(attempts=2)
    monkeypatch.setattr(vigie, "read", lambda *_args, **_facts: pytest.fail("tried again"), raising=False)
    assert actions.read_before_answering(message_id=row.message_id).outcome == "unknown"
    assert Alert.objects.get().kind == ReasonKind.UNREADABLE


def test_a_message_nobody_expected_is_unknown(db):
    assert actions.read_before_answering(message_id=uuid.uuid4()).outcome == "unknown"
