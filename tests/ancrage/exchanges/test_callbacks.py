"""Asking to be called back: to whom it goes, who sees it, what each act leaves, what a stranger never reaches."""

import uuid
from datetime import datetime

import pytest

from ancrage.accounts.models import Membership
from ancrage.accounts.rules import Role
from ancrage.audit.models import TrailEntry
from ancrage.care.models import Alert, CareRelation
from ancrage.exchanges import queries
from ancrage.exchanges.access import access_callback, access_request
from ancrage.exchanges.actions import (
    ask_callback,
    cancel_callback,
    change_number,
    close_unreached,
    hand_over,
    note_try,
    take_callback,
)
from ancrage.exchanges.models import Callback, ExchangeNotice
from ancrage.exchanges.rules import CallState
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, NotFound, Refused
from ancrage.vigilance.models import Reading
from tests.ancrage.exchanges.conftest import PARIS

pytestmark = pytest.mark.django_db


def at(*when):
    return datetime(*when, tzinfo=PARIS)


def told(notice=None):
    rows = ExchangeNotice.objects.filter(**({"notice": notice} if notice else {}))
    return {row.recipient.username for row in rows}


def test_it_goes_to_the_professional_who_follows_the_person(cast, thursday, ask):
    row = ask()
    assert row.addressed_to == cast.claire
    assert told() == {"claire"}
    assert (row.starts_at, row.ends_at) == (at(2026, 11, 26, 13), at(2026, 11, 26, 18))
    assert row.take_by == row.due_at == at(2026, 11, 26, 14)


def test_without_anyone_it_goes_to_coordination_and_on_call(cast, thursday, ask):
    Membership.objects.create(user=cast.denis, organisation=cast.team, role=Role.COORDINATOR)
    row = ask(cast.basile)
    assert row.addressed_to is None
    assert told() == {"claire", "denis", "solene"}


def test_a_relation_that_ended_is_no_way_to_a_professional(cast, thursday, ask):
    CareRelation.objects.update(until=clock.now())
    assert ask().addressed_to is None


def test_one_chooses_among_those_who_follow_one_and_nobody_else(cast, thursday, ask):
    CareRelation.objects.create(
        person=cast.amina, professional=cast.safety, organisation=cast.team, kind="standing"
    )
    row = ask(to=cast.safety.pk)
    assert row.addressed_to == cast.safety
    cancel_callback(callback=row)
    assert ask(to=cast.denis.pk).addressed_to == cast.claire


def test_the_number_and_the_subject_are_sealed(cast, thursday, ask):
    row = ask(subject="mon arrêt  de travail")
    assert queries.words(row) == ("06 12 34 56 78", "mon arrêt de travail")
    assert "arrêt".encode() not in bytes(row.subject_sealed)
    assert b"06" not in bytes(row.phone_sealed)[:4]


def test_the_same_key_asks_once(cast, thursday, ask):
    key = uuid.uuid4()
    assert ask(key=key) == ask(key=key)
    assert Callback.objects.count() == 1
    assert ExchangeNotice.objects.filter(channel="inpage").count() == 1


def test_a_second_request_while_one_runs_is_refused_with_words(cast, thursday, ask):
    ask()
    with pytest.raises(Conflict, match="déjà une demande"):
        ask()


@pytest.mark.parametrize("phone", ["", "12", "appelez-moi"])
def test_what_is_not_a_number_is_refused(cast, thursday, ask, phone):
    with pytest.raises(Invalid, match="numéro"):
        ask(phone=phone)


def test_a_moment_that_is_not_offered_is_refused(cast, thursday, ask):
    with pytest.raises(Invalid, match="plus proposé"):
        ask(window="today.evening")


def test_a_danger_in_the_subject_raises_the_same_alert_as_the_talk(cast, thursday):
    row, heard = ask_callback(
        person=cast.amina,
        window="today.afternoon",
        phone="0612345678",
        subject="j'ai mis des cachets de côté pour ce soir",
        key=uuid.uuid4(),
    )
    assert heard.outcome == "open"
    alert = Alert.objects.get(person=cast.amina)
    assert alert.kind == "suicide"
    assert Reading.objects.get(message_id=row.pk).state == "read"


def test_a_calm_subject_raises_nothing(cast, thursday, ask):
    ask(subject="changer de jour de rendez-vous")
    assert not Alert.objects.exists()


def test_a_colleague_without_a_relation_reaches_nothing(cast, thursday, ask):
    row = ask()
    assert queries.requests(of=cast.denis) == []
    assert queries.waiting_requests(of=cast.denis) == 0
    with pytest.raises(NotFound):
        access_request(cast.denis, row.pk)
    with pytest.raises(Refused):
        take_callback(callback=row, by=cast.denis)
    with pytest.raises(NotFound):
        access_callback(cast.basile, row.pk)


@pytest.mark.parametrize("who", ["safety", "elise", "farid", "gael", "amina"])
def test_nobody_else_of_the_house_does(cast, thursday, ask, who):
    row = ask()
    with pytest.raises(NotFound):
        access_request(getattr(cast, who), row.pk)


def test_an_opening_leaves_a_trace_and_makes_it_seen(cast, thursday, ask):
    row = ask()
    assert queries.seen_at(row) is None
    access_request(cast.claire, row.pk)
    entry = TrailEntry.objects.get(action="callback.opened")
    assert (entry.actor_id, entry.about_id, entry.ground) == (
        cast.claire.pk,
        cast.amina.pk,
        "standing relation",
    )
    assert queries.seen_at(row) == entry.at


def test_of_two_who_take_it_one_wins_and_the_other_learns_who(cast, thursday, ask):
    row = ask(cast.basile)
    take_callback(callback=row, by=cast.claire)
    with pytest.raises(Conflict, match="Claire"):
        take_callback(callback=Callback.objects.get(), by=cast.denis)


def test_a_request_to_the_team_is_a_code_until_it_is_taken(cast, thursday, ask):
    row = ask(cast.basile)
    assert [line.who for line in queries.requests(of=cast.denis)] == [cast.basile.code]
    take_callback(callback=row, by=cast.denis)
    assert [line.who for line in queries.requests(of=cast.denis)] == ["Basile"]
    assert queries.requests(of=cast.claire) == []


def test_tries_are_counted_and_told(cast, thursday, ask):
    row = ask()
    minutes = iter(range(1, 9))

    def later():
        thursday(2026, 11, 26, 10, next(minutes))

    later()
    row = take_callback(callback=row, by=cast.claire)
    later()
    row = note_try(callback=row, by=cast.claire, result="no_answer")
    later()
    assert (row.tries, row.state) == (1, CallState.TAKEN)
    assert told("message") == {"amina"}
    row = note_try(callback=row, by=cast.claire, result="wrong_number")
    assert row.wrong_number
    later()
    row = change_number(callback=row, phone="07 00 00 00 01")
    assert not row.wrong_number
    assert queries.words(row)[0] == "07 00 00 00 01"
    assert told("request_changed") == {"claire"}
    later()
    row = note_try(callback=row, by=cast.claire, result="reached")
    assert (row.state, row.due_at) == (CallState.REACHED, None)
    kinds = [one.kind for one in queries.passages(row)]
    assert kinds == ["sent", "taken", "no_answer", "wrong_number", "number_changed", "reached"]


def test_one_stops_trying_only_after_the_tries_of_the_site(cast, thursday, ask):
    row = take_callback(callback=ask(), by=cast.claire)
    for _ in range(2):
        note_try(callback=row, by=cast.claire, result="no_answer")
    with pytest.raises(Invalid, match="3 essais"):
        close_unreached(callback=row, by=cast.claire)
    note_try(callback=row, by=cast.claire, result="no_answer")
    assert close_unreached(callback=row, by=cast.claire).state == CallState.NOT_REACHED


def test_only_whoever_took_it_calls(cast, thursday, ask):
    row = take_callback(callback=ask(cast.basile), by=cast.claire)
    for act in (
        lambda: note_try(callback=row, by=cast.denis, result="reached"),
        lambda: close_unreached(callback=row, by=cast.denis),
    ):
        with pytest.raises(Refused):
            act()


def test_a_request_handed_over_waits_for_the_colleague_and_leaves_the_one_who_gave_it(cast, thursday, ask):
    row = take_callback(callback=ask(), by=cast.claire)
    row = hand_over(callback=row, by=cast.claire, to=cast.denis)
    assert (row.state, row.addressed_to, row.taken_by) == (CallState.WAITING, cast.denis, None)
    assert access_request(cast.denis, row.pk) == row
    with pytest.raises(NotFound):
        access_request(cast.claire, row.pk)


@pytest.mark.parametrize("who", ["elise", "gael", "amina", "claire"])
def test_it_is_handed_over_to_the_team_only(cast, thursday, ask, who):
    row = take_callback(callback=ask(), by=cast.claire)
    with pytest.raises(Invalid):
        hand_over(callback=row, by=cast.claire, to=getattr(cast, who))


def test_a_cancelled_request_is_over_for_everyone(cast, thursday, ask):
    row = cancel_callback(callback=ask())
    assert row.state == CallState.CANCELLED
    assert queries.requests(of=cast.claire) == []
    assert not ExchangeNotice.objects.filter(due_at__isnull=False).exists()
    with pytest.raises(Conflict):
        change_number(callback=row, phone="0700000001")
    with pytest.raises(NotFound):
        access_request(cast.claire, row.pk)


def test_a_request_opens_nothing_else_of_a_file(cast, thursday, ask):
    take_callback(callback=ask(cast.basile), by=cast.claire)
    assert not CareRelation.objects.filter(person=cast.basile).exists()
