"""A plan is written step by step, nothing is lost, every version stays, nothing is legible in the database."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection

from ancrage.care.models import Alert
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid, NotFound
from ancrage.plans import access, actions, queries
from ancrage.plans.models import PlanVersion
from ancrage.plans.rules import Line
from ancrage.privacy.actions import withdraw_consent
from ancrage.vigilance.models import Reading
from tests.ancrage.plans.conftest import written


def test_a_step_is_kept_at_once_and_shows_before_the_plan_is_done(amina):
    actions.keep_step(person=amina, step="signs", lines=[Line("je dors mal")])
    plan = queries.current(amina)
    assert plan.contents["signs"] == (Line("je dors mal"),)
    assert not plan.finished


def test_keeping_one_step_leaves_the_others(amina):
    actions.keep_step(person=amina, step="signs", lines=[Line("je dors mal")])
    actions.keep_step(person=amina, step="people", lines=[Line("Léa", "06 12 34 56 78")])
    contents = queries.current(amina).contents
    assert (contents["signs"], contents["people"]) == (
        (Line("je dors mal"),),
        (Line("Léa", "06 12 34 56 78"),),
    )


def test_a_change_is_a_new_version_and_the_old_one_is_still_read(amina, plan):
    second = written(amina, alone=[Line("appeler la mer")])
    assert [version.number for version in queries.versions(amina)] == [2, 1]
    assert queries.opened(plan).contents["alone"] == (Line("marcher jusqu’au parc"),)
    assert queries.opened(second).contents["alone"] == (Line("appeler la mer"),)
    assert queries.current(amina).id == second.pk


def test_while_a_change_is_being_written_the_finished_plan_stays_the_plan(amina, plan):
    actions.keep_step(person=amina, step="alone", lines=[])
    assert queries.current(amina).id == plan.pk
    assert queries.opened(queries.being_written(amina)).contents["alone"] == ()


def test_what_changes_nothing_writes_nothing(amina, plan):
    before = PlanVersion.objects.get()
    actions.keep_step(person=amina, step="alone", lines=[Line("marcher jusqu’au parc")])
    assert PlanVersion.objects.get().saved_at == before.saved_at
    assert actions.finish_plan(person=amina).pk == plan.pk
    actions.keep_step(person=amina, step="alone", lines=[])
    actions.keep_step(person=amina, step="alone", lines=[Line("marcher jusqu’au parc")])
    assert actions.finish_plan(person=amina).pk == plan.pk
    assert PlanVersion.objects.count() == 1


def test_an_empty_plan_cannot_be_finished_and_leaves_no_row(amina):
    actions.keep_step(person=amina, step="signs", lines=[])
    assert not PlanVersion.objects.exists()
    assert not queries.has_plan(amina)
    with pytest.raises(Invalid):
        actions.finish_plan(person=amina)


def test_an_unknown_step_does_not_exist(amina):
    with pytest.raises(NotFound):
        actions.keep_step(person=amina, step="secrets", lines=[Line("x")])


def test_without_the_consent_to_keep_nothing_is_stored(cast):
    with pytest.raises(actions.ConsentMissing):
        actions.keep_step(person=cast.amina, step="signs", lines=[Line("je dors mal")])
    assert not PlanVersion.objects.exists()
    assert not Reading.objects.exists()


def test_a_plan_written_before_a_withdrawal_is_still_read_and_can_be_deleted(amina, plan):
    withdraw_consent(person=amina, purpose="keep")
    assert queries.current(amina).id == plan.pk
    with pytest.raises(actions.ConsentMissing):
        actions.keep_step(person=amina, step="alone", lines=[])
    actions.forget_all(person=amina)
    assert queries.current(amina) is None


def test_nothing_written_is_legible_in_the_database(amina, plan):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM plans_planversion")
        rows = repr(
            [[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor.fetchall()]
        )
    assert not [
        word for word in ("parc", "sœur", "s\\xc5\\x93ur", "0612", "06 12", "messages") if word in rows
    ]


def test_a_version_is_its_persons_only(cast, amina, plan):
    assert access.access_version(amina, plan.pk).pk == plan.pk
    for stranger in (cast.basile, cast.claire, cast.farid):
        with pytest.raises(NotFound):
            access.access_version(stranger, plan.pk)


def test_one_version_is_deleted_and_the_others_stay(amina, plan):
    second = written(amina, alone=[Line("lire")])
    actions.forget_version(version=second)
    assert queries.current(amina).id == plan.pk


def test_the_draft_alone_is_dropped(amina, plan):
    actions.keep_step(person=amina, step="alone", lines=[])
    actions.forget_draft(person=amina)
    assert queries.being_written(amina) is None
    assert queries.current(amina).id == plan.pk


def test_a_number_is_never_given_twice_to_finished_versions(amina, plan):
    numbers = {
        plan.number,
        written(amina, alone=[Line("lire")]).number,
        written(amina, alone=[Line("rire")]).number,
    }
    assert numbers == {1, 2, 3}


# --- what is heard -------------------------------------------------------------------------------


def test_thoughts_of_dying_written_as_a_sign_are_asked_about_and_alert_nobody(amina):
    kept = actions.keep_step(person=amina, step="signs", lines=[Line("idées de mourir qui reviennent")])
    assert kept.asks == "ask"
    assert not Alert.objects.exists()
    assert not Reading.objects.exists()
    assert queries.current(amina).contents["signs"] == (Line("idées de mourir qui reviennent"),)


def test_said_to_be_here_now_they_are_read_as_any_message(amina):
    actions.keep_step(person=amina, step="signs", lines=[Line("idées de mourir qui reviennent")])
    actions.said_now(person=amina, step="signs")
    assert Alert.objects.get().person_id == amina.pk


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("signs", "je vais me tuer ce soir"),
        ("safe", "j’ai mis des cachets de côté"),
        ("reasons", "je pense à en finir"),
    ],
)
def test_a_plan_or_a_danger_is_told_and_the_words_are_kept(amina, step, words):
    kept = actions.keep_step(person=amina, step=step, lines=[Line(words)])
    assert kept.asks == "tell"
    assert Alert.objects.get().person_id == amina.pk
    assert queries.current(amina).contents[step] == (Line(words),)
    assert not queries.may_write(amina)


def test_keeping_things_away_with_someone_is_not_taken_for_a_danger(amina):
    words = "demander à ma sœur de garder les boîtes de médicaments"
    assert actions.keep_step(person=amina, step="safe", lines=[Line(words)]).asks == "nothing"
    assert not Alert.objects.exists()


def test_words_already_read_are_not_read_again(amina):
    lines = [Line("je vais me tuer ce soir")]
    actions.keep_step(person=amina, step="signs", lines=lines)
    again = actions.keep_step(person=amina, step="signs", lines=[*lines, Line("je dors mal")])
    assert again.asks == "nothing"
    assert Reading.objects.count() == 1


def test_a_reading_that_fails_is_never_calm(amina, monkeypatch):
    from ancrage.vigilance import actions as vigilance

    monkeypatch.setattr(vigilance.vigie, "read", lambda *_a, **_k: 1 / 0)
    kept = actions.keep_step(person=amina, step="people", lines=[Line("ma sœur")])
    assert kept.asks == "tell"
    assert Reading.objects.get().state == Reading.State.DUE


def test_the_numbers_of_the_country_always_stand(cast):
    french = queries.numbers_for(cast.amina)
    assert [one.number or one.sms for one in french][:4] == ["3114", "15", "112", "114"]
    cast.basile.country = "BE"
    assert "3114" not in [one.number for one in queries.numbers_for(cast.basile)]
    cast.basile.minor, cast.basile.country = True, "FR"
    assert "119" in [one.number for one in queries.numbers_for(cast.basile)]


def test_a_version_says_when_it_was_finished(amina):
    with time_machine.travel(clock.now() + timedelta(days=2), tick=False):
        version = written(amina)
        assert queries.current(amina).at == version.finished_at == clock.now()


def test_two_pages_that_begin_a_version_at_once_both_write(amina, monkeypatch):
    from ancrage.plans.actions import writing

    write, lost = writing._write, []

    def beaten_once(person, step, lines):
        if not lost:
            lost.append(step)
            raise IntegrityError
        write(person, step, lines)

    monkeypatch.setattr(writing, "_write", beaten_once)
    actions.keep_step(person=amina, step="signs", lines=[Line("je dors mal")])
    assert lost == ["signs"]
    assert queries.current(amina).contents["signs"] == (Line("je dors mal"),)
