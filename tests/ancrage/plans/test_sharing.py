"""Off by default; one professional at a time; a withdrawal counts at once; a code opens once; every opening is journalled."""

import uuid
from datetime import timedelta

import pytest
import time_machine

from ancrage.audit.models import TrailEntry
from ancrage.care.models import CareRelation
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid, NotFound
from ancrage.plans import access, actions, queries, rules
from ancrage.plans.models import PlanCode, PlanShare
from ancrage.plans.rules import Line
from ancrage.privacy.actions import give_consent, withdraw_consent


@pytest.fixture
def sharing(cast, amina, plan):
    """Amina’s plan, shown to Claire."""
    give_consent(person=amina, purpose="share", text_version="1")
    actions.share_plan(person=amina, professional_id=cast.claire.pk)
    return plan


def refused(reader, person):
    with pytest.raises(NotFound):
        access.access_plan(reader, person.pk)
    return True


def test_consent_to_share_alone_shows_the_plan_to_nobody(cast, amina, plan):
    give_consent(person=amina, purpose="share", text_version="1")
    assert refused(cast.claire, amina)


def test_a_shared_plan_is_read_by_that_professional_and_journalled(cast, amina, sharing):
    person, plan = access.access_plan(cast.claire, amina.pk)
    assert (person.pk, plan.id) == (amina.pk, sharing.pk)
    entry = TrailEntry.objects.get(action="plan.opened")
    assert (entry.actor_id, entry.about_id, entry.ground) == (cast.claire.pk, amina.pk, "standing relation")


def test_nobody_else_reads_it_and_no_refusal_is_told_apart(cast, amina, sharing):
    for stranger in (cast.denis, cast.safety, cast.farid, cast.elise, cast.gael, cast.basile, amina):
        assert refused(stranger, amina)
    with pytest.raises(NotFound):
        access.access_plan(cast.claire, uuid.uuid4())
    assert not TrailEntry.objects.filter(action="plan.opened").exists()


def test_taking_an_alert_does_not_open_the_plan(cast, amina, sharing):
    CareRelation.objects.create(
        person=amina, professional=cast.denis, organisation=cast.team, kind=CareRelation.Kind.ALERT_ONLY
    )
    assert refused(cast.denis, amina)
    with pytest.raises(NotFound):
        actions.share_plan(person=amina, professional_id=cast.denis.pk)


@pytest.mark.parametrize("taken_back", ["share", "consent", "relation", "membership"])
def test_what_is_taken_back_counts_at_once(cast, amina, sharing, taken_back):
    access.access_plan(cast.claire, amina.pk)
    if taken_back == "share":
        assert actions.unshare_plan(person=amina, professional_id=cast.claire.pk)
    elif taken_back == "consent":
        withdraw_consent(person=amina, purpose="share")
    elif taken_back == "relation":
        CareRelation.objects.filter(person=amina).update(until=clock.now())
    else:
        cast.claire.memberships.update(until=clock.now())
    assert refused(cast.claire, amina)
    assert not queries.shared_plan_of(amina, reader=cast.claire)


def test_a_relation_begun_anew_asks_anew(cast, amina, sharing):
    CareRelation.objects.filter(person=amina).update(until=clock.now())
    with time_machine.travel(clock.now() + timedelta(days=30), tick=False):
        CareRelation.objects.create(
            person=amina, professional=cast.claire, organisation=cast.team, kind="standing"
        )
        assert refused(cast.claire, amina)
        actions.share_plan(person=amina, professional_id=cast.claire.pk)
        access.access_plan(cast.claire, amina.pk)
    assert PlanShare.objects.filter(withdrawn_at__isnull=True).count() == 1


def test_sharing_needs_the_consent_to_share(cast, amina, plan):
    with pytest.raises(actions.sharing.ShareRefused):
        actions.share_plan(person=amina, professional_id=cast.claire.pk)
    assert not PlanShare.objects.exists()


def test_sharing_twice_is_sharing_once(cast, amina, sharing):
    actions.share_plan(person=amina, professional_id=cast.claire.pk)
    assert PlanShare.objects.count() == 1


def test_what_is_still_being_written_is_shown_to_nobody(cast, amina):
    give_consent(person=amina, purpose="share", text_version="1")
    actions.share_plan(person=amina, professional_id=cast.claire.pk)
    actions.keep_step(person=amina, step="signs", lines=[Line("je dors mal")])
    assert refused(cast.claire, amina)
    with pytest.raises(Invalid):
        actions.make_code(person=amina, signed="Amina")


# --- codes ---------------------------------------------------------------------------------------


def test_a_code_opens_the_plan_once_and_says_who_signs(amina, plan):
    code = actions.make_code(person=amina, signed=" Amina ")
    read = actions.open_code(typed=code.lower().replace("-", " "))
    assert (read.plan.id, read.signed) == (plan.pk, "Amina")
    with pytest.raises(Invalid):
        actions.open_code(typed=code)


def test_the_opening_is_journalled_about_its_person_without_an_actor(amina, plan):
    actions.open_code(typed=actions.make_code(person=amina, signed="Amina"))
    entry = TrailEntry.objects.get(action="plan.code_opened")
    assert (entry.actor_id, entry.about_id, entry.ground) == (None, amina.pk, "code")


def test_the_code_is_kept_nowhere(amina, plan):
    code = actions.make_code(person=amina, signed="Amina")
    row = PlanCode.objects.get()
    kept = repr(
        [row.name, row.digest, bytes(row.signed_sealed), [e.detail for e in TrailEntry.objects.all()]]
    )
    assert code not in kept
    assert code.replace("-", "")[4:] not in kept
    assert "Amina" not in kept


def test_five_wrong_ends_close_a_code_for_good(amina, plan):
    code = actions.make_code(person=amina, signed="Amina")
    for _ in range(rules.CODE_TRIES):
        with pytest.raises(Invalid) as wrong:
            actions.open_code(typed=code[:5] + "ZZZZ-ZZZZ")
    with pytest.raises(Invalid) as right:
        actions.open_code(typed=code)
    assert right.value.said == wrong.value.said
    assert queries.codes_in_force(amina) == []


def test_a_code_lasts_a_day(amina, plan):
    code = actions.make_code(person=amina, signed="Amina")
    with time_machine.travel(clock.now() + rules.CODE_LASTS, tick=False), pytest.raises(Invalid):
        actions.open_code(typed=code)


def test_a_code_taken_back_opens_nothing(amina, plan):
    code = actions.make_code(person=amina, signed="Amina")
    actions.revoke_code(code=PlanCode.objects.get())
    with pytest.raises(Invalid):
        actions.open_code(typed=code)


@pytest.mark.parametrize("typed", ["", "    ", "K7F2", "????-????-????", "K7F2-9QXM-4TBH" * 100])
def test_what_is_not_a_code_opens_nothing(amina, plan, typed):
    actions.make_code(person=amina, signed="Amina")
    with pytest.raises(Invalid):
        actions.open_code(typed=typed)


def test_three_codes_wait_at_most(amina, plan):
    for _ in range(rules.CODES_AT_ONCE):
        actions.make_code(person=amina, signed="Amina")
    with pytest.raises(Invalid):
        actions.make_code(person=amina, signed="Amina")
    actions.revoke_code(code=PlanCode.objects.first())
    actions.make_code(person=amina, signed="Amina")


def test_a_code_is_its_persons_to_take_back(cast, amina, plan):
    actions.make_code(person=amina, signed="Amina")
    row = PlanCode.objects.get()
    assert access.access_code(amina, row.pk).pk == row.pk
    with pytest.raises(NotFound):
        access.access_code(cast.claire, row.pk)


def test_codes_that_ended_are_forgotten_after_a_month(amina, plan):
    actions.make_code(person=amina, signed="Amina")
    assert actions.forget_codes_due() == 0
    with time_machine.travel(clock.now() + timedelta(days=32), tick=False):
        assert actions.forget_codes_due() == 1
