"""Choosing the next exercise: what helped comes back, what harmed never does, others count only together, and it pays."""

import random
import uuid
from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from bench.simulated import regrets

from ancrage import content
from ancrage.content.fields import ContentError
from ancrage.content.loader import ROOT, open_file
from ancrage.content.ordering import Span, exercise_order, read_order
from ancrage.exercises import actions, queries
from ancrage.exercises.choosing import (
    ANY,
    Crowd,
    Moment,
    Rated,
    Tastes,
    believed,
    chosen,
    gathered,
    moment_length,
    proposable,
    reasons,
)
from ancrage.exercises.models import ExerciseRun
from ancrage.exercises.rules import Rating
from ancrage.kernel import clock
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.privacy.rules import Purpose
from ancrage.vigilance.models import Reading
from tests.cast import make_user

SLEEP = Moment(needs=("sleep",))
FOR_SLEEP = [one for one in content.exercises() if "sleep" in one.helps]


def rated(exercise, rating, *needs, times=1):
    return tuple(Rated(exercise, Rating(rating), frozenset(needs)) for _ in range(times))


NOTHING = Tastes()


def drawn(tastes=NOTHING, moment=SLEEP, fitting=FOR_SLEEP, times=300):
    """Return how often each exercise is chosen, over as many seeds."""
    found = [chosen(fitting, moment, tastes, random.Random(seed)) for seed in range(times)]
    return Counter(one.id for one in found if one)


class TestOnePerson:
    def test_without_any_rating_many_are_tried(self):
        assert len(drawn()) >= 5

    def test_what_helped_comes_back_more_often_than_all_others_together(self):
        counts = drawn(Tastes(own=rated("body_scan", "yes", "sleep", times=4)))
        assert counts["body_scan"] > 150

    def test_what_did_nothing_comes_less_and_less(self):
        before, after = drawn(), drawn(Tastes(own=rated("breathing_478", "no", "sleep", times=4)))
        assert after["breathing_478"] < before["breathing_478"] / 3

    def test_what_made_it_worse_once_is_never_proposed_again_whatever_came_before(self):
        own = (*rated("body_scan", "yes", "sleep", times=9), *rated("body_scan", "worse", "sleep"))
        assert "body_scan" not in drawn(Tastes(own=own))

    def test_a_rating_for_another_need_counts_for_half(self):
        exercise = content.exercise("body_scan")
        here = believed(exercise, ("sleep",), Tastes(own=rated("body_scan", "yes", "sleep")))
        elsewhere = believed(exercise, ("sleep",), Tastes(own=rated("body_scan", "yes", "anxiety")))
        nobody = believed(exercise, ("sleep",), Tastes())
        assert elsewhere.alpha - nobody.alpha == pytest.approx((here.alpha - nobody.alpha) / 2)

    def test_the_four_ratings_are_worth_what_the_order_says(self):
        exercise, order = content.exercise("body_scan"), exercise_order()
        nobody = believed(exercise, ("sleep",), Tastes())
        for rating in Rating:
            belief = believed(exercise, ("sleep",), Tastes(own=rated("body_scan", rating, "sleep")))
            assert belief.alpha - nobody.alpha == pytest.approx(order.rewards[rating])
            assert belief.beta - nobody.beta == pytest.approx(1 - order.rewards[rating])

    def test_the_same_chance_gives_the_same_exercise(self):
        assert drawn(times=40) == drawn(times=40)
        one, other = (chosen(FOR_SLEEP, SLEEP, Tastes(), random.Random("exercise:3:5")) for _ in range(2))
        assert one == other


class TestTheMoment:
    def test_what_was_done_within_a_day_is_not_proposed_first(self):
        own = rated("body_scan", "yes", "sleep", times=9)
        assert "body_scan" not in drawn(Tastes(own=own, recent=frozenset({"body_scan"})))

    def test_unless_nothing_else_is_left(self):
        only = [content.exercise("body_scan")]
        assert drawn(Tastes(recent=frozenset({"body_scan"})), fitting=only, times=3) == {"body_scan": 3}

    @pytest.mark.parametrize("minutes", [5, 6, 8])
    def test_a_short_moment_gets_a_short_exercise(self, minutes):
        assert all(
            content.exercise(name).minutes <= minutes for name in drawn(moment=Moment(("sleep",), minutes))
        )

    def test_when_nothing_is_short_enough_the_shortest_is_proposed(self):
        fitting = [content.exercise(name) for name in ("worry_time", "problem_solving")]
        assert proposable(fitting, Moment(longest=6), Tastes()) == [content.exercise("problem_solving")]

    def test_when_a_rhythm_must_wait_none_is_proposed_even_if_nothing_else_fits(self):
        assert all(
            not content.exercise(name).pace for name in drawn(moment=Moment(("sleep",), no_pacer=True))
        )
        assert (
            chosen([content.exercise("breathing_box")], Moment(no_pacer=True), Tastes(), random.Random(1))
            is None
        )

    def test_after_one_set_aside_another_shelf_is_preferred(self):
        calm = {one.id for one in FOR_SLEEP if one.shelf == "calm"}
        before = drawn()
        after = drawn(moment=Moment(("sleep",), shelves=frozenset({"calm"})))
        assert sum(after[name] for name in calm) < 0.6 * sum(before[name] for name in calm)

    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            ({"hour": 2, "weekday": 1}, (8, "night")),
            ({"hour": 23, "weekday": 6}, (8, "night")),
            ({"hour": 10, "weekday": 1}, (6, "work")),
            ({"hour": 10, "weekday": 1, "at_home": True}, (0, "")),
            ({"hour": 10, "weekday": 6}, (0, "")),
            ({"hour": 10, "weekday": None}, (0, "")),
            ({"hour": 20, "weekday": 6, "at_work": True}, (6, "work")),
            ({"hour": 20, "weekday": 1}, (0, "")),
        ],
    )
    def test_the_hour_and_the_place_say_how_long(self, facts, expected):
        assert moment_length(**{"at_work": False, "at_home": False} | facts) == expected


class TestOthers:
    def test_fewer_than_eight_persons_are_not_counted_at_all(self):
        said = [(person, "body_scan", "yes", ("sleep",)) for person in range(7)]
        assert gathered(said) == {}
        assert set(gathered([*said, (7, "body_scan", "no", ("sleep",))])) == {
            ("body_scan", "sleep"),
            ("body_scan", ANY),
        }

    def test_someone_who_rates_a_hundred_times_counts_once(self):
        many = [(0, "body_scan", "no", ("sleep",))] * 100
        others = [(person, "body_scan", "yes", ("sleep",)) for person in range(1, 9)]
        assert gathered([*many, *others])["body_scan", "sleep"] == Crowd(persons=9, reward=8.0, helped=8)

    def test_even_if_handed_in_a_small_count_is_left_out(self):
        few = Tastes(crowd={("body_scan", "sleep"): Crowd(7, 7.0, 7)})
        assert believed(content.exercise("body_scan"), ("sleep",), few).crowd is None

    def test_what_helps_many_is_tried_first_by_someone_new(self):
        crowd = {("bedtime_list", "sleep"): Crowd(40, 36.0, 38)}
        assert drawn(Tastes(crowd=crowd)).most_common(1)[0][0] == "bedtime_list"

    def test_ones_own_ratings_end_up_weighing_more(self):
        crowd = {("bedtime_list", "sleep"): Crowd(4000, 3600.0, 3800)}
        own = (
            *rated("bedtime_list", "no", "sleep", times=12),
            *rated("body_scan", "yes", "sleep", times=6),
        )
        counts = drawn(Tastes(own=own, crowd=crowd))
        assert counts["body_scan"] > 10 * counts["bedtime_list"]

    def test_a_count_where_everyone_agrees_still_draws(self):
        for reward in (0.0, 300.0):
            crowd = {("bedtime_list", "sleep"): Crowd(300, reward, int(reward))}
            assert sum(drawn(Tastes(crowd=crowd), times=20).values()) == 20


class TestReasons:
    def why(self, name, tastes=NOTHING, moment=SLEEP):
        return reasons(content.exercise(name), moment, tastes)

    def test_it_helped_is_said_with_the_right_counts(self):
        own = (*rated("body_scan", "yes", "sleep", times=2), *rated("body_scan", "no", "sleep"))
        first = self.why("body_scan", Tastes(own=own))[0]
        assert (first.cause, first.helped, first.fully, first.rated) == ("helped", 2, 2, 3)

    def test_it_helped_is_not_said_when_it_did_not_raise_what_is_expected(self):
        own = (*rated("body_scan", "bit", "sleep"), *rated("body_scan", "no", "sleep", times=3))
        assert "helped" not in [one.cause for one in self.why("body_scan", Tastes(own=own))]

    @pytest.mark.parametrize(("helped", "said"), [(10, True), (5, False), (4, False)])
    def test_others_say_it_helps_only_when_most_do(self, helped, said):
        tastes = Tastes(crowd={("body_scan", "sleep"): Crowd(10, 0.9 * 10, helped)})
        assert ("others" in [one.cause for one in self.why("body_scan", tastes)]) is said

    def test_short_and_late_is_said_of_something_short_when_it_is_late(self):
        late = Moment(("sleep",), longest=8, short_for="night")
        assert self.why("bedtime_list", moment=late)[0].cause == "night"
        assert "night" not in [one.cause for one in self.why("worry_time", moment=late)]
        assert "night" not in [one.cause for one in self.why("bedtime_list")]

    def test_what_weighs_most_comes_first(self):
        crowd = {("body_scan", "sleep"): Crowd(40, 24.0, 30)}
        little, much = rated("body_scan", "bit", "sleep"), rated("body_scan", "yes", "sleep", times=9)
        for own, cause in ((little, "others"), (much, "helped")):
            assert self.why("body_scan", Tastes(own=own, crowd=crowd))[0].cause == cause

    def test_there_is_always_a_reason(self):
        assert all(
            reasons(one, Moment(needs=(need,)), Tastes()) for one in content.exercises() for need in one.helps
        )


class TestWhatIsKept:
    @pytest.fixture
    def amina(self, cast):
        give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
        return cast.amina

    @pytest.fixture
    def others(self, cast):
        people = [cast.basile, *(make_user(f"Personne{number}") for number in range(8))]
        for person in people:
            give_consent(person=person, purpose=Purpose.KEEP, text_version="1")
            give_consent(person=person, purpose=Purpose.LEARN, text_version="2")
            self.rates(person, "bedtime_list", "bit", heard=["sleep", "anxiety"])
        return people

    @staticmethod
    def rates(person, exercise, helped, heard=()):
        talk = uuid.uuid4()
        Reading.objects.create(
            person=person, message_id=uuid.uuid4(), conversation_id=talk, state="read", labels=list(heard)
        )
        run = actions.begin_run(person=person, exercise_id=exercise, conversation_id=talk)
        return actions.finish_run(run=run, helped=helped)

    def test_a_rating_is_known_with_the_need_it_was_for_and_no_other(self, amina):
        run = self.rates(amina, "bedtime_list", "yes", heard=["sleep", "grief", "psychosis"])
        assert run.needs == ["sleep"]
        assert queries.tastes_of(amina).own == rated("bedtime_list", "yes", "sleep")

    def test_the_needs_of_someone_elses_talk_are_not_taken(self, amina, cast):
        talk = uuid.uuid4()
        Reading.objects.create(
            person=cast.basile, message_id=uuid.uuid4(), conversation_id=talk, state="read", labels=["sleep"]
        )
        run = actions.begin_run(person=amina, exercise_id="bedtime_list", conversation_id=talk)
        assert run.needs == []

    def test_what_was_done_today_is_recent_and_no_longer_tomorrow(self, amina):
        self.rates(amina, "bedtime_list", "yes")
        assert queries.tastes_of(amina).recent == {"bedtime_list"}
        with time_machine.travel(clock.now() + timedelta(hours=25), tick=False):
            assert queries.tastes_of(amina).recent == frozenset()

    def test_withdrawing_the_consent_to_keep_stops_the_use_of_ones_own_ratings_at_once(self, amina):
        self.rates(amina, "bedtime_list", "yes")
        withdraw_consent(person=amina, purpose=Purpose.KEEP)
        assert queries.tastes_of(amina) == Tastes()

    @pytest.mark.usefixtures("others")
    def test_consenting_persons_are_counted_together(self, amina):
        crowd = queries.tastes_of(amina).crowd
        assert crowd["bedtime_list", "sleep"] == Crowd(persons=9, reward=pytest.approx(5.4), helped=9)
        assert ("bedtime_list", "anxiety") not in crowd

    @pytest.mark.parametrize("purpose", [Purpose.LEARN, Purpose.KEEP])
    def test_a_withdrawal_stops_counting_at_the_next_request(self, amina, others, purpose):
        withdraw_consent(person=others[0], purpose=purpose)
        assert queries.tastes_of(amina).crowd["bedtime_list", "sleep"].persons == 8
        withdraw_consent(person=others[1], purpose=purpose)
        assert queries.tastes_of(amina).crowd == {}

    def test_a_consent_given_to_the_words_that_spoke_of_reading_only_does_not_cover_ratings(
        self, amina, others
    ):
        for person in others[:2]:
            give_consent(person=person, purpose=Purpose.LEARN, text_version="1")
        assert queries.tastes_of(amina).crowd == {}

    def test_the_text_of_the_switch_speaks_of_ratings(self):
        text = content.texts("switch_learn")
        assert text.version not in queries.SPOKE_OF_READING_ONLY
        assert "notes d’exercices" in " ".join(text.paragraphs)

    def test_ones_own_ratings_are_not_counted_among_others(self, others):
        assert queries.tastes_of(others[0]).crowd["bedtime_list", "sleep"].persons == 8

    def test_erasing_a_run_takes_it_out_of_the_counts(self, amina, others):
        for person in others[:2]:
            actions.forget_run(run=ExerciseRun.objects.get(person=person))
        assert queries.tastes_of(amina).crowd == {}


class TestSaidInTheTalk:
    @pytest.fixture
    def amina(self, cast):
        give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
        return cast.amina

    def test_how_it_was_is_kept_on_the_run_of_the_talk(self, amina):
        talk = uuid.uuid4()
        run = actions.begin_run(person=amina, exercise_id="body_scan", conversation_id=talk)
        actions.rate_in_talk(person=amina, exercise_id="body_scan", helped="bit", conversation_id=talk)
        run.refresh_from_db()
        assert (run.helped, run.finished_at is not None) == ("bit", True)

    def test_without_a_run_one_is_kept(self, amina):
        actions.rate_in_talk(person=amina, exercise_id="body_scan", helped="no", conversation_id=uuid.uuid4())
        assert queries.last_ratings(amina) == {"body_scan": "no"}

    @pytest.mark.parametrize(("then", "kept"), [("no", "yes"), ("worse", "worse")])
    def test_a_rating_of_the_page_stays_unless_it_turned_out_worse(self, amina, then, kept):
        talk = uuid.uuid4()
        run = actions.begin_run(person=amina, exercise_id="body_scan", conversation_id=talk)
        actions.finish_run(run=run, helped="yes")
        actions.rate_in_talk(person=amina, exercise_id="body_scan", helped=then, conversation_id=talk)
        assert queries.last_ratings(amina) == {"body_scan": kept}

    def test_nothing_is_kept_without_the_consent_nor_of_what_is_no_exercise(self, amina, cast):
        actions.rate_in_talk(
            person=cast.basile, exercise_id="body_scan", helped="no", conversation_id=uuid.uuid4()
        )
        actions.rate_in_talk(person=amina, exercise_id="gone", helped="no", conversation_id=uuid.uuid4())
        assert not ExerciseRun.objects.exists()


class TestTheOrder:
    def test_every_need_of_an_exercise_has_its_words(self):
        needs = {need for one in content.exercises() for need in one.helps}
        assert needs <= set(exercise_order().needs)

    def test_what_delays_a_rhythm_exists(self):
        order = exercise_order()
        assert order.no_pacer_situations <= set(content.situations())
        assert order.no_pacer_themes <= set(content.needs())

    @pytest.mark.parametrize(
        ("name", "value"), [("crowd_least", 7), ("elsewhere", 101), ("grade_weight", 0), ("sharpness", 0)]
    )
    def test_an_order_that_would_expose_someone_or_mean_nothing_is_refused(self, name, value):
        fields = open_file(ROOT / "exercises" / "order.yaml")
        fields._left[name] = value
        with pytest.raises(ContentError):
            read_order(fields)

    def test_a_night_passes_midnight(self):
        night = Span(22, 6)
        assert [night.holds(hour) for hour in (21, 22, 0, 5, 6)] == [False, True, True, True, False]


def test_learning_beats_chance_and_a_script_by_a_margin_on_invented_persons():
    def lost(policy):
        return sum(regrets(policy, persons=50, seed=seed)[-1] for seed in (1, 2, 3, 4))

    ours = lost("thompson_shared")
    assert ours < 0.85 * min(lost("fixed"), lost("random"), lost("what_helped"))
    assert ours < lost("thompson_alone")
