"""Messages with one's professional: sealed, read by the machine as the talk is, closed to everyone else."""

import uuid
from datetime import datetime, timedelta

import pytest

import vigie
from ancrage.audit.models import TrailEntry
from ancrage.care.models import Alert, CareRelation
from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import threads
from ancrage.exchanges.access import access_own_thread, access_thread
from ancrage.exchanges.actions import answer, write_to_professional
from ancrage.exchanges.actions.letters import ThreadClosed
from ancrage.exchanges.answering import Delay, Turn, usual_delay, waits
from ancrage.exchanges.models import ExchangeNotice, SecureMessage
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid, NotFound, Refused
from ancrage.privacy.actions import erase_person
from ancrage.vigilance import actions as vigilance
from ancrage.vigilance.models import Reading
from tests.ancrage.exchanges.conftest import PARIS

pytestmark = pytest.mark.django_db
DANGER = "j'ai mis des cachets de côté pour ce soir"


def at(*when):
    return datetime(*when, tzinfo=PARIS)


@pytest.fixture
def relation(cast):
    return CareRelation.objects.select_related("person", "professional").get(person=cast.amina)


def write(relation, text="bonjour", key=None):
    return write_to_professional(relation=relation, text=text, key=key or uuid.uuid4())


def reply(relation, text="je vous lis", key=None):
    return answer(relation=relation, by=relation.professional, text=text, key=key or uuid.uuid4())


def test_it_is_sealed_with_the_persons_key_and_opens_for_its_two_ends(cast, relation):
    row, _heard = write(relation, "  mes nuits\r\nsont courtes ")
    assert b"nuits" not in bytes(row.text_sealed)
    reply(relation)
    assert [(one.by_person, one.text) for one in threads.messages(relation)] == [
        (True, "mes nuits\nsont courtes"),
        (False, "je vous lis"),
    ]


def test_the_same_key_says_it_once_on_both_sides(relation):
    key = uuid.uuid4()
    assert write(relation, key=key)[0] == write(relation, key=key)[0]
    assert reply(relation, key=key) == reply(relation, key=key)
    assert SecureMessage.objects.count() == 2


def test_a_danger_raises_the_alert_of_the_talk_before_anything_is_answered(cast, relation):
    key = uuid.uuid4()
    row, heard = write(relation, DANGER, key=key)
    assert heard.outcome == "open"
    alert = Alert.objects.get(person=cast.amina)
    assert (alert.kind, alert.level) == ("suicide", "red")
    assert Reading.objects.get(message_id=row.pk).state == "read"
    assert write(relation, DANGER, key=key)[1].outcome == "open"
    assert Alert.objects.count() == 1


def test_it_is_read_whatever_was_consented_to(cast, relation):
    write(relation, DANGER)
    assert Alert.objects.filter(person=cast.amina).exists()


def test_the_reading_waits_in_the_same_commit_so_that_a_dead_process_loses_nothing(
    cast, relation, monkeypatch
):
    from ancrage.exchanges.actions import letters

    monkeypatch.setattr(letters, "hear", lambda _reading: None)  # the process dies once committed
    row, _ = write(relation, DANGER)
    assert Reading.objects.get(message_id=row.pk).state == "due"
    Reading.objects.update(due_at=clock.now() - timedelta(seconds=1))
    vigilance.read_due()
    assert Alert.objects.filter(person=cast.amina).exists()


def test_a_reading_that_fails_is_unknown_never_calm(relation, monkeypatch):
    def broken(*_args, **_facts):
        raise RuntimeError

    monkeypatch.setattr(vigie, "read", broken)
    assert write(relation)[1].outcome == "unknown"


def test_the_reading_knows_what_was_said_before(relation, monkeypatch):
    seen = {}
    read = vigie.read

    def spied(text, context=(), **facts):
        seen["context"] = [(turn.role, turn.text) for turn in context]
        return read(text, context=context, **facts)

    write(relation, "bonjour")
    reply(relation, "pensez-vous à mourir ?")
    monkeypatch.setattr(vigie, "read", spied)
    write(relation, "oui")
    assert seen["context"] == [("person", "bonjour"), ("professional", "pensez-vous à mourir ?")]


def test_a_relation_that_ended_closes_the_thread_for_writing(cast, relation):
    write(relation)
    CareRelation.objects.update(until=clock.now())
    with pytest.raises(ThreadClosed, match="Votre texte est encore là"):
        write(relation)
    with pytest.raises(Refused):
        reply(relation)
    assert access_own_thread(cast.amina, relation.pk) == relation
    assert [line.open for line in threads.threads_of_person(cast.amina)] == [False]
    with pytest.raises(NotFound):
        access_thread(cast.claire, relation.pk)


def test_a_relation_that_ended_before_a_word_has_no_thread(cast, relation):
    CareRelation.objects.update(until=clock.now())
    with pytest.raises(NotFound):
        access_own_thread(cast.amina, relation.pk)


@pytest.mark.parametrize("who", ["denis", "safety", "elise", "farid", "gael", "basile"])
def test_a_thread_has_two_ends_and_no_other(cast, relation, who):
    write(relation)
    other = getattr(cast, who)
    with pytest.raises(NotFound):
        access_thread(other, relation.pk)
    with pytest.raises(NotFound):
        access_own_thread(other, relation.pk)
    with pytest.raises(Refused):
        answer(relation=relation, by=other, text="bonjour", key=uuid.uuid4())
    assert threads.threads_of(other) == []


def test_an_alert_only_relation_opens_no_thread(cast, relation):
    held = CareRelation.objects.create(
        person=cast.amina, professional=cast.denis, organisation=cast.team, kind="alert_only"
    )
    with pytest.raises(NotFound):
        access_thread(cast.denis, held.pk)
    with pytest.raises(NotFound):
        access_own_thread(cast.amina, held.pk)


def test_an_opening_leaves_a_trace_and_says_when_it_was_read(cast, relation, thursday):
    write(relation)
    assert threads.messages(relation)[0].read_at is None
    thursday(2026, 11, 26, 11)
    access_thread(cast.claire, relation.pk)
    entry = TrailEntry.objects.get(action="thread.opened")
    assert (entry.about_id, entry.ground) == (cast.amina.pk, "standing relation")
    assert threads.messages(relation)[0].read_at == at(2026, 11, 26, 11)


def test_what_was_not_opened_is_counted_for_each_end(cast, relation, thursday):
    write(relation)
    write(relation)
    assert threads.unread_of(cast.claire) == 1
    thursday(2026, 11, 26, 11)
    access_thread(cast.claire, relation.pk)
    assert threads.unread_of(cast.claire) == 0
    thursday(2026, 11, 26, 12)
    reply(relation)
    assert threads.unread_of_person(cast.amina) == 1
    thursday(2026, 11, 26, 13)
    access_own_thread(cast.amina, relation.pk)
    access_own_thread(cast.amina, relation.pk)
    assert threads.unread_of_person(cast.amina) == 0
    assert TrailEntry.objects.filter(action="thread.read").count() == 1


def test_several_messages_that_wait_together_send_one_notice(cast, relation, thursday):
    write(relation)
    write(relation)
    assert ExchangeNotice.objects.filter(recipient=cast.claire, channel="inpage").count() == 1
    thursday(2026, 11, 26, 11)
    access_thread(cast.claire, relation.pk)
    thursday(2026, 11, 26, 12)
    write(relation)
    assert ExchangeNotice.objects.filter(recipient=cast.claire, channel="inpage").count() == 2


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 4001])
def test_what_says_nothing_or_too_much_is_refused(relation, text):
    with pytest.raises(Invalid):
        write(relation, text)
    with pytest.raises(Invalid):
        reply(relation, text)


def test_erasing_the_person_erases_what_the_professional_wrote_too(cast, relation):
    write(relation)
    reply(relation)
    erase_person(person=cast.amina, asked_by=cast.amina)
    assert not SecureMessage.objects.exists()


# --- how long answers take ------------------------------------------------------------------------


def test_until_five_answers_were_measured_the_site_speaks(cast, relation, thursday):
    for day in (23, 24, 25, 26):
        thursday(2026, 11, day, 9)
        write(relation)
        thursday(2026, 11, day, 11)
        reply(relation)
    assert threads.usual_delay_of(cast.claire, "Europe/Paris") == Delay(3, measured=False)
    thursday(2026, 11, 27, 9)
    write(relation)
    thursday(2026, 11, 30, 9)
    reply(relation)
    assert threads.usual_delay_of(cast.claire, "Europe/Paris") == Delay(0, measured=True)


def test_three_answers_out_of_four_make_what_is_usual():
    turns = []
    for days in (1, 1, 2, 2, 4):
        start = at(2026, 11, 2, 9)
        turns += [Turn(start, by_person=True), Turn(start + timedelta(days=days), by_person=False)]
    found = waits(turns, zone="Europe/Paris", at=at(2026, 11, 30, 9))
    assert found.answered == (1, 1, 2, 2, 4)
    assert usual_delay([found], exchange_policy()) == Delay(2, measured=True)


def test_messages_left_without_an_answer_make_no_one_look_quick():
    quick = waits(
        [
            turn
            for _ in range(5)
            for turn in (Turn(at(2026, 11, 2, 9), by_person=True), Turn(at(2026, 11, 2, 10), by_person=False))
        ],
        zone="Europe/Paris",
        at=at(2026, 11, 30, 9),
    )
    silent = [
        waits([Turn(at(2026, 11, 2, 9), by_person=True)], zone="Europe/Paris", at=at(2026, 11, 30, 9))
    ] * 2
    assert usual_delay([quick], exchange_policy()) == Delay(0, measured=True)
    assert usual_delay([quick, *silent], exchange_policy()).days > 10


def test_several_messages_in_a_row_wait_from_the_first():
    turns = [
        Turn(at(2026, 11, 2, 9), by_person=True),
        Turn(at(2026, 11, 4, 9), by_person=True),
        Turn(at(2026, 11, 5, 9), by_person=False),
    ]
    assert waits(turns, zone="Europe/Paris", at=at(2026, 11, 6)).answered == (3,)
