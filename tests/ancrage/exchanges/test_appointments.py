"""Slots and appointments: one person each, across the change of hour, until the limit that is said, reminded once."""

from datetime import datetime, timedelta

import pytest

from ancrage.accounts.models import Membership
from ancrage.audit.models import TrailEntry
from ancrage.care.models import CareRelation
from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import agenda
from ancrage.exchanges.access import access_appointment, access_booked, access_slot
from ancrage.exchanges.actions import (
    book,
    booking,
    cancel,
    cancel_as_professional,
    deliver_due,
    mark_missed,
    move,
    open_slots,
    remind_due,
    want_reminder,
    withdraw_slot,
)
from ancrage.exchanges.actions.booking import SlotTaken, TooLate
from ancrage.exchanges.models import Appointment, ExchangeNotice, Slot
from ancrage.exchanges.queries import standing
from ancrage.exchanges.slots import Moment, calendar_file, overlaps, reminder_at, weekly
from ancrage.jobs.claims import claim
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, NotFound, Refused
from ancrage.privacy.actions import stand_still
from ancrage.privacy.rules import Still
from tests.ancrage.exchanges.conftest import PARIS, wall

pytestmark = pytest.mark.django_db


def at(*when):
    return datetime(*when, tzinfo=PARIS)


@pytest.fixture
def opened(cast, thursday):
    """Return a function that opens a slot of Claire's at a day and an hour of December 2026."""

    def at_(day=3, hour=14, minute=30, **facts):
        facts = {"by": cast.claire, "minutes": 45, "where": "phone"} | facts
        return open_slots(local=wall(2026, 12, day, hour, minute), **facts).slots[0]

    return at_


@pytest.fixture
def basile_too(cast):
    """Claire follows Basile as well."""
    return CareRelation.objects.create(
        person=cast.basile, professional=cast.claire, organisation=cast.team, kind="standing"
    )


# --- opening --------------------------------------------------------------------------------------


def test_a_weekly_slot_keeps_its_hour_on_the_wall_when_clocks_change(cast, clock_at):
    clock_at(2026, 10, 1, 9)
    found = open_slots(by=cast.claire, local=wall(2026, 10, 20, 14), minutes=45, where="office", weeks=3)
    assert [one.starts_at for one in found.slots] == [
        at(2026, 10, 20, 14),
        at(2026, 10, 27, 14),
        at(2026, 11, 3, 14),
    ]
    assert {one.starts_at.astimezone(PARIS).hour for one in found.slots} == {14}
    assert (found.slots[1].starts_at - found.slots[0].starts_at) == timedelta(days=7, hours=1)


def test_an_hour_that_clocks_skip_is_left_out():
    assert len(weekly(wall(2027, 3, 21, 2, 30), "Europe/Paris", 3)) == 2


def test_a_series_leaves_holidays_and_what_is_there_already(cast, thursday):
    open_slots(by=cast.claire, local=wall(2026, 12, 11, 9, 30), minutes=30, where="phone")
    found = open_slots(by=cast.claire, local=wall(2026, 12, 4, 9), minutes=45, where="phone", weeks=5)
    assert [one.starts_at.astimezone(PARIS).day for one in found.slots] == [4, 18]
    assert found.left_out == 3  # the 11th is taken, Christmas and New Year are holidays


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"minutes": 5}, "durée"),
        ({"minutes": 600}, "durée"),
        ({"where": "moon"}, "où"),
        ({"weeks": 0}, "semaines"),
        ({"weeks": 53}, "semaines"),
        ({"where": "video", "place": ""}, "https"),
        ({"where": "video", "place": "javascript:alert(1)"}, "https"),
        ({"where": "video", "place": "http://visio.example.org/x"}, "https"),
    ],
)
def test_what_makes_no_slot_is_refused_with_words(opened, facts, said):
    with pytest.raises(Invalid, match=said):
        opened(**facts)


def test_a_slot_in_the_past_or_on_another_is_refused(cast, opened):
    with pytest.raises(Invalid, match="passé"):
        open_slots(by=cast.claire, local=wall(2026, 11, 25, 9), minutes=45, where="phone")
    opened()
    with pytest.raises(Invalid, match="déjà un créneau"):
        opened(minute=45)


@pytest.mark.parametrize("who", ["amina", "elise", "farid", "gael"])
def test_only_those_who_care_open_slots(cast, opened, who):
    with pytest.raises(Refused):
        opened(by=getattr(cast, who))


def test_a_series_is_taken_back_from_a_day_on_except_what_is_held(cast, thursday):
    slots = open_slots(by=cast.claire, local=wall(2026, 12, 1, 9), minutes=45, where="phone", weeks=4).slots
    book(person=cast.amina, slot_id=slots[2].pk)
    assert withdraw_slot(slot=slots[1], by=cast.claire, series=True) == 2
    assert [line.starts_at for line in agenda.agenda(cast.claire)] == [slots[0].starts_at, slots[2].starts_at]
    with pytest.raises(Conflict):
        withdraw_slot(slot=slots[2], by=cast.claire)


def test_someone_elses_slot_is_not_taken_back(cast, opened):
    slot = opened()
    with pytest.raises(NotFound):
        access_slot(cast.denis, slot.pk)
    with pytest.raises(Conflict):
        withdraw_slot(slot=slot, by=cast.denis)


# --- booking --------------------------------------------------------------------------------------


def test_one_books_with_whoever_follows_one_and_nobody_else(cast, opened):
    mine, other = opened(), opened(by=cast.denis)
    assert [one.id for one in agenda.free_slots(cast.amina)] == [mine.pk]
    assert agenda.free_slots(cast.basile) == []
    with pytest.raises(NotFound):
        book(person=cast.amina, slot_id=other.pk)
    with pytest.raises(NotFound):
        book(person=cast.basile, slot_id=mine.pk)
    assert book(person=cast.amina, slot_id=mine.pk).state == "held"
    assert agenda.free_slots(cast.amina) == []


def test_of_two_persons_at_the_same_second_one_gets_it_by_the_constraint_alone(
    cast, opened, basile_too, monkeypatch
):
    slot = opened()
    book(person=cast.amina, slot_id=slot.pk)
    monkeypatch.setattr(booking, "_free", lambda _person, _id: slot)  # both looked before either wrote
    with pytest.raises(SlotTaken, match="Voici ceux qui restent"):
        book(person=cast.basile, slot_id=slot.pk)
    assert Appointment.objects.count() == 1


def test_the_slower_one_learns_it_and_sees_what_is_left(cast, opened, basile_too):
    slot, other = opened(), opened(day=4)
    book(person=cast.amina, slot_id=slot.pk)
    with pytest.raises(SlotTaken):
        book(person=cast.basile, slot_id=slot.pk)
    assert [one.id for one in agenda.free_slots(cast.basile)] == [other.pk]


def test_booking_twice_the_same_is_once(cast, opened):
    slot = opened()
    assert book(person=cast.amina, slot_id=slot.pk) == book(person=cast.amina, slot_id=slot.pk)


def test_a_slot_taken_back_or_past_is_not_booked(cast, opened, thursday):
    gone, past = opened(), opened(day=2)
    withdraw_slot(slot=gone, by=cast.claire)
    with pytest.raises(SlotTaken):
        book(person=cast.amina, slot_id=gone.pk)
    thursday(2026, 12, 2, 15)
    with pytest.raises(SlotTaken):
        book(person=cast.amina, slot_id=past.pk)


def test_a_few_at_a_time_and_never_two_at_once(cast, opened, thursday):
    CareRelation.objects.create(
        person=cast.amina, professional=cast.denis, organisation=cast.team, kind="standing"
    )
    book(person=cast.amina, slot_id=opened(day=1).pk)
    with pytest.raises(Invalid, match="à cette heure-là"):
        book(person=cast.amina, slot_id=opened(day=1, by=cast.denis).pk)
    book(person=cast.amina, slot_id=opened(day=2).pk)
    book(person=cast.amina, slot_id=opened(day=3).pk)
    with pytest.raises(Invalid, match="déjà 3 rendez-vous"):
        book(person=cast.amina, slot_id=opened(day=4).pk)


def test_one_moves_and_the_first_slot_is_free_again(cast, opened):
    first, second = opened(), opened(day=4)
    row = book(person=cast.amina, slot_id=first.pk, wants_reminder=True)
    moved = move(appointment=row, slot_id=second.pk)
    row.refresh_from_db()
    assert (row.state, moved.state, moved.wants_reminder) == ("moved", "held", True)
    assert [one.id for one in agenda.free_slots(cast.amina)] == [first.pk]


def test_a_move_to_a_taken_slot_leaves_the_first_as_it_was(cast, opened, basile_too):
    first, second = opened(), opened(day=4)
    row = book(person=cast.amina, slot_id=first.pk)
    book(person=cast.basile, slot_id=second.pk)
    with pytest.raises(SlotTaken):
        move(appointment=row, slot_id=second.pk)
    row.refresh_from_db()
    assert row.state == "held"


def test_one_cancels_until_the_limit_and_not_after(cast, opened, thursday):
    row = book(person=cast.amina, slot_id=opened().pk)
    thursday(2026, 12, 2, 14, 31)
    with pytest.raises(TooLate, match="trop tard"):
        cancel(appointment=row)
    with pytest.raises(TooLate):
        move(appointment=row, slot_id=opened(day=4).pk)
    thursday(2026, 12, 2, 14, 29)
    assert cancel(appointment=row).state == "cancelled"
    with pytest.raises(Conflict):
        cancel(appointment=row)


def test_a_professional_cancels_with_a_notice_that_says_nothing(cast, opened, mailoutbox):
    cast.amina.email = "amina@example.org"
    cast.amina.save()
    slot = opened()
    row = book(person=cast.amina, slot_id=slot.pk)
    cancel_as_professional(appointment=row, by=cast.claire)
    deliver_due()
    (mail,) = mailoutbox
    for word in ("rendez-vous ", "Claire", "annul", "Amina", "décembre"):
        assert word not in mail.subject + mail.body
    slot.refresh_from_db()
    assert slot.withdrawn_at is not None
    assert agenda.shown(agenda.appointments(cast.amina))[0].state == "withdrawn"


def test_an_absence_is_marked_after_the_hour_only_and_taken_back(cast, opened, thursday):
    row = book(person=cast.amina, slot_id=opened().pk)
    with pytest.raises(Invalid, match="pas encore"):
        mark_missed(appointment=row, by=cast.claire)
    thursday(2026, 12, 3, 15)
    assert mark_missed(appointment=row, by=cast.claire).state == "missed"
    assert mark_missed(appointment=row, by=cast.claire, missed=False).state == "held"
    assert TrailEntry.objects.filter(action="appointment.missed", about_id=cast.amina.pk).count() == 1


@pytest.mark.parametrize("who", ["denis", "safety", "elise", "basile"])
def test_an_appointment_has_two_ends_and_no_other(cast, opened, who):
    row, other = book(person=cast.amina, slot_id=opened().pk), getattr(cast, who)
    with pytest.raises(NotFound):
        access_appointment(other, row.pk)
    with pytest.raises(NotFound):
        access_booked(other, row.pk)
    with pytest.raises(Refused):
        cancel_as_professional(appointment=row, by=other)


def test_a_professional_who_left_the_team_reaches_no_slot(cast, opened):
    row = book(person=cast.amina, slot_id=opened().pk)
    Membership.objects.filter(user=cast.claire).update(until=clock.now())
    with pytest.raises(NotFound):
        access_booked(cast.claire, row.pk)
    assert agenda.agenda(cast.claire) == []


def test_once_the_relation_ended_the_agenda_shows_a_code(cast, opened):
    book(person=cast.amina, slot_id=opened().pk)
    assert [line.who for line in agenda.agenda(cast.claire)] == ["Amina"]
    CareRelation.objects.update(until=clock.now())
    assert [line.who for line in agenda.agenda(cast.claire)] == [cast.amina.code]


# --- reminders ------------------------------------------------------------------------------------


def test_the_reminder_leaves_the_day_before_never_at_night():
    hours, now = exchange_policy().reminder, at(2026, 11, 26, 10)
    assert reminder_at(at(2026, 12, 3, 14, 30), "Europe/Paris", hours, now) == at(2026, 12, 2, 14, 30)
    assert reminder_at(at(2026, 12, 3, 8), "Europe/Paris", hours, now) == at(2026, 12, 2, 9)
    assert reminder_at(at(2026, 12, 3, 21), "Europe/Paris", hours, now) == at(2026, 12, 2, 19)
    assert reminder_at(at(2026, 11, 26, 14), "Europe/Paris", hours, now) is None


def test_it_leaves_once_says_nothing_and_only_if_it_was_asked_for(cast, opened, thursday, mailoutbox):
    cast.amina.email = "amina@example.org"
    cast.amina.save()
    book(person=cast.amina, slot_id=opened().pk, wants_reminder=True)
    book(person=cast.amina, slot_id=opened(day=4).pk)
    deliver_due()
    mailoutbox.clear()
    thursday(2026, 12, 2, 14, 29)
    assert remind_due() == 0
    thursday(2026, 12, 2, 14, 31)
    assert remind_due() == 1
    assert remind_due() == 0
    deliver_due()
    deliver_due()
    (mail,) = mailoutbox
    for word in ("Claire", "rendez-vous ", "14", "décembre", "Amina"):
        assert word not in mail.subject + mail.body.split("http")[0]


def test_a_worker_killed_between_the_claim_and_the_outbox_gives_it_back(cast, opened, thursday):
    book(person=cast.amina, slot_id=opened().pk, wants_reminder=True)
    thursday(2026, 12, 2, 14, 31)
    claim(Appointment.objects.all(), at=clock.now(), lease=timedelta(seconds=30))  # then it dies
    assert remind_due() == 0
    thursday(2026, 12, 2, 14, 32)
    remind_due()
    remind_due()
    assert ExchangeNotice.objects.filter(notice="reminder", channel="inpage").count() == 1


def test_a_worker_that_comes_back_too_late_does_not_remind_of_the_past(cast, opened, thursday):
    book(person=cast.amina, slot_id=opened().pk, wants_reminder=True)
    thursday(2026, 12, 3, 16)
    remind_due()
    assert not ExchangeNotice.objects.filter(notice="reminder").exists()


def test_whoever_is_in_a_pause_is_left_alone(cast, opened, thursday):
    book(person=cast.amina, slot_id=opened().pk, wants_reminder=True)
    stand_still(person=cast.amina, kind=Still.PAUSE)
    thursday(2026, 12, 2, 14, 31)
    remind_due()
    assert not ExchangeNotice.objects.filter(notice="reminder").exists()


def test_a_cancelled_appointment_is_not_reminded_of(cast, opened, thursday):
    row = book(person=cast.amina, slot_id=opened().pk, wants_reminder=True)
    cancel(appointment=row)
    thursday(2026, 12, 2, 14, 31)
    assert remind_due() == 0


def test_one_changes_ones_mind_about_the_reminder(cast, opened):
    row = book(person=cast.amina, slot_id=opened().pk)
    assert want_reminder(appointment=row, wanted=True).due_at == at(2026, 12, 2, 14, 30)
    assert want_reminder(appointment=row, wanted=False).due_at is None


# --- what leaves, what the home page shows ----------------------------------------------------------


def test_the_calendar_file_holds_a_time_and_nothing_of_anyone():
    text = calendar_file(
        uid="x",
        moment=Moment(at(2026, 12, 3, 14, 30), 45),
        written_at=at(2026, 11, 26, 10),
        title="Rendez-vous",
    )
    assert "DTSTART:20261203T133000Z\r\n" in text
    assert "DTEND:20261203T141500Z\r\n" in text
    assert "SUMMARY:Rendez-vous\r\n" in text
    assert "LOCATION" not in text
    assert all(line.endswith("\r") for line in text.split("\n")[:-1])


def test_moments_that_touch_do_not_overlap():
    one = Moment(at(2026, 12, 3, 14), 30)
    assert not overlaps(one, Moment(one.ends_at, 30))
    assert overlaps(one, Moment(at(2026, 12, 3, 14, 29), 5))


def test_what_stands_is_told_for_the_page_one_arrives_on(cast, opened, ask):
    assert standing(cast.amina).next_appointment is None
    book(person=cast.amina, slot_id=opened(day=4).pk)
    book(person=cast.amina, slot_id=opened().pk)
    ask()
    found = standing(cast.amina)
    assert found.next_appointment.starts_at == at(2026, 12, 3, 14, 30)
    assert (found.open_requests, found.unread_messages) == (1, 0)
    assert Slot.objects.count() == 2
