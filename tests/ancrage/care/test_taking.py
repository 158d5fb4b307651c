"""Taking, reaching, opening an identity, closing."""

from datetime import timedelta

import pytest
import time_machine

from ancrage.accounts.models import Identity
from ancrage.audit.models import TrailEntry
from ancrage.care import access, actions, queries
from ancrage.care.models import CareRelation, Delivery, IdentityOpening, Watch
from ancrage.care.openings import identity_openings
from ancrage.care.rules import AlertState, EventKind, Level, Outcome
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, NotFound, Refused
from ancrage.vault.actions import seal
from ancrage.vault.rules import Place


@pytest.fixture
def alert(cast, reason):
    return actions.raise_alert(about=cast.amina, because=reason(Level.RED))


@pytest.fixture
def taken(alert, cast):
    return actions.take_alert(alert=alert, by=cast.safety)


def test_taking_starts_the_second_clock_and_takes_back_what_has_not_left(taken, cast):
    assert (taken.state, taken.taken_by) == (AlertState.TAKEN, cast.safety)
    assert taken.due_at == taken.answer_by > clock.now()
    assert not Delivery.objects.filter(alert=taken, due_at__isnull=False).exists()


def test_the_second_to_take_is_told_who_was_faster(taken, cast):
    with pytest.raises(Conflict, match="Solene a déjà pris cette alerte"):
        actions.take_alert(alert=taken, by=cast.claire)


def test_taking_twice_oneself_changes_nothing(taken, cast):
    again = actions.take_alert(alert=taken, by=cast.safety)
    assert again.taken_at == taken.taken_at
    assert [line.kind for line in queries.events(again)].count(EventKind.TAKEN) == 1


def test_taking_opens_a_relation_for_the_alert_only_and_for_a_time(taken, cast):
    relation = queries.relation(cast.safety, cast.amina)
    assert relation.kind == CareRelation.Kind.ALERT_ONLY
    with time_machine.travel(relation.until + timedelta(seconds=1)):
        assert queries.relation(cast.safety, cast.amina) is None


def test_whoever_already_follows_the_person_needs_no_other_relation(alert, cast):
    actions.take_alert(alert=alert, by=cast.claire)
    assert CareRelation.objects.filter(professional=cast.claire).count() == 1


def test_the_person_is_told_who_took_it_and_the_trail_keeps_it(taken, cast):
    (told,) = queries.told_to_person(cast.amina)
    assert (told.kind, told.who) == (EventKind.TAKEN, "Solene")
    assert TrailEntry.objects.filter(
        action="alert.taken", actor_id=cast.safety.pk, about_id=cast.amina.pk
    ).exists()


def test_who_is_not_on_the_signed_policy_neither_sees_nor_takes(alert, cast):
    assert queries.queue(of=cast.denis) == []
    with pytest.raises(NotFound):
        access.access_alert(cast.denis, alert.pk)
    with pytest.raises(Refused):
        actions.take_alert(alert=alert, by=cast.denis)


@pytest.mark.parametrize("name", ["amina", "basile", "elise", "farid", "gael"])
def test_nobody_outside_the_care_circuit_sees_an_alert(alert, cast, name):
    with pytest.raises(NotFound):
        access.access_alert(getattr(cast, name), alert.pk)


def test_who_has_lost_their_role_no_longer_sees_it(alert, cast):
    cast.claire.memberships.update(until=clock.now())
    with pytest.raises(NotFound):
        access.access_alert(cast.claire, alert.pk)


def test_opening_an_alert_is_written_in_the_trail(alert, cast):
    assert access.access_alert(cast.claire, alert.pk) == alert
    assert TrailEntry.objects.get(action="alert.opened").about_id == cast.amina.pk


def test_a_person_opens_only_to_those_who_look_after_them(taken, cast):
    assert access.access_person(cast.claire, cast.amina.pk) == cast.amina
    assert access.access_person(cast.safety, cast.amina.pk) == cast.amina
    with pytest.raises(NotFound):
        access.access_person(cast.denis, cast.amina.pk)
    assert TrailEntry.objects.filter(action="person.opened").count() == 2


def test_reaching_the_person_stops_the_second_clock_and_the_outcome_stays_due(taken, cast):
    alert = actions.note_contact(alert=taken, by=cast.safety, way="phone", note="Elle va chez sa sœur.")
    assert alert.answer_by is None
    assert alert.due_at > clock.now()
    contact = queries.events(alert)[-1]
    assert (contact.kind, contact.note, contact.detail["way"]) == (
        EventKind.CONTACT,
        "Elle va chez sa sœur.",
        "phone",
    )


def test_a_try_without_an_answer_does_not_stop_the_second_clock(taken, cast):
    before = taken.answer_by
    assert actions.note_contact(alert=taken, by=cast.safety, way="no_answer").answer_by == before


def test_notes_are_sealed(taken, cast):
    actions.note_contact(alert=taken, by=cast.safety, way="phone", note="Elle va chez sa sœur.")
    actions.close_alert(alert=taken, by=cast.safety, outcome="reached_safe", note="Tout est dit.")
    taken.refresh_from_db()
    assert "sœur".encode() not in bytes(taken.events.get(kind=EventKind.CONTACT).note_sealed)
    assert b"Tout" not in bytes(taken.closing_note_sealed)


def test_only_whoever_took_it_or_the_safety_officer_acts_on_it(alert, cast):
    with pytest.raises(Refused):
        actions.note_contact(alert=alert, by=cast.claire, way="phone")
    actions.take_alert(alert=alert, by=cast.claire)
    actions.note_contact(alert=alert, by=cast.safety, way="phone")
    with pytest.raises(Refused):
        actions.close_alert(alert=alert, by=cast.denis, outcome="reached_safe")


def test_an_unknown_way_or_outcome_is_said_in_french(taken, cast):
    with pytest.raises(Invalid, match="contact"):
        actions.note_contact(alert=taken, by=cast.safety, way="pigeon")
    with pytest.raises(Invalid, match="issue"):
        actions.close_alert(alert=taken, by=cast.safety, outcome="shrug")


def test_closing_ends_the_relation_and_asks_again_at_day_1_3_7(taken, cast):
    with time_machine.travel(clock.now(), tick=False):
        alert = actions.close_alert(alert=taken, by=cast.safety, outcome=Outcome.REACHED_SAFE)
    assert (alert.state, alert.due_at, alert.closed_by) == (AlertState.CLOSED, None, cast.safety)
    assert queries.relation(cast.safety, cast.amina) is None
    days = [(watch.due_at - alert.closed_at).days for watch in Watch.objects.order_by("due_at")]
    assert days == [1, 3, 7]
    assert not queries.recheck_due(cast.amina)
    with time_machine.travel(clock.now() + timedelta(days=1, minutes=1)):
        assert queries.recheck_due(cast.amina)


def test_a_false_alarm_asks_nothing_again(taken, cast):
    actions.close_alert(alert=taken, by=cast.safety, outcome=Outcome.FALSE_ALARM)
    assert not Watch.objects.exists()


def test_closing_twice_says_it_is_closed(taken, cast):
    actions.close_alert(alert=taken, by=cast.safety, outcome=Outcome.HOSPITAL)
    for act in (
        lambda: actions.close_alert(alert=taken, by=cast.safety, outcome=Outcome.HOSPITAL),
        lambda: actions.take_alert(alert=taken, by=cast.claire),
    ):
        with pytest.raises(Conflict, match="déjà close"):
            act()


def test_the_person_s_crisis_follows_the_alert(alert, cast):
    assert queries.crisis_of(cast.basile) == "none"
    assert queries.crisis_of(cast.amina) == "waiting"
    actions.take_alert(alert=alert, by=cast.claire)
    assert queries.crisis_of(cast.amina) == "taken"
    actions.close_alert(alert=alert, by=cast.claire, outcome=Outcome.REACHED_SAFE)
    assert queries.crisis_of(cast.amina) == "none"


@pytest.fixture
def known(cast):
    row = Identity(user=cast.amina)
    for name, text in (("full_name", "Amina Belkacem"), ("phone", "06 00 00 00 00")):
        sealed = seal(owner=cast.amina.pk, place=Place("accounts.identity", name, row.pk), text=text)
        setattr(row, f"{name}_sealed", sealed)
    row.save()


@pytest.mark.usefixtures("known")
class TestIdentity:
    MOTIVE = "Ne répond plus et a préparé un moyen"

    def test_a_motivated_act_opens_what_was_left_and_tells_the_person(self, taken, cast):
        facts = actions.open_identity(alert=taken, by=cast.safety, motive=self.MOTIVE)
        assert facts == {
            "full_name": "Amina Belkacem",
            "phone": "06 00 00 00 00",
            "place": "",
            "trusted_contact": "",
        }
        assert [one.motive for one in identity_openings(cast.amina)] == [self.MOTIVE]
        assert self.MOTIVE.encode() not in bytes(IdentityOpening.objects.get().motive_sealed)
        assert [told.kind for told in queries.told_to_person(cast.amina)] == [
            EventKind.IDENTITY,
            EventKind.TAKEN,
        ]
        assert TrailEntry.objects.filter(action="alert.identity_opened", actor_id=cast.safety.pk).count() == 1

    def test_when_telling_is_dangerous_the_person_is_not_told_but_the_trail_is(self, taken, cast):
        actions.open_identity(alert=taken, by=cast.safety, motive=self.MOTIVE, telling_is_dangerous=True)
        assert EventKind.IDENTITY not in [told.kind for told in queries.told_to_person(cast.amina)]
        assert TrailEntry.objects.filter(action="alert.identity_opened").exists()

    def test_without_a_motive_nothing_opens(self, taken, cast):
        with pytest.raises(Invalid):
            actions.open_identity(alert=taken, by=cast.safety, motive="  urgent ")
        assert not IdentityOpening.objects.exists()

    def test_without_having_taken_the_alert_nothing_opens(self, alert, cast):
        with pytest.raises(Refused):
            actions.open_identity(alert=alert, by=cast.claire, motive=self.MOTIVE)


def test_who_left_nothing_stays_unknown(taken, cast):
    assert not any(
        actions.open_identity(
            alert=taken, by=cast.safety, motive="Ne répond plus et a préparé un moyen"
        ).values()
    )
