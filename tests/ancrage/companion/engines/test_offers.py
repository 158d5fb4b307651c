"""What is proposed, when, and why: the words are tied to the numbers, and a no, another or a why is heard."""

import re
from dataclasses import replace

import pytest

from ancrage import content
from ancrage.companion.engines import offers, reasons
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.scene import opened
from ancrage.companion.rules import TalkState
from ancrage.content.speaking import Voice
from ancrage.exercises.choosing import Crowd, Rated, Reason, Tastes
from ancrage.exercises.rules import Rating
from tests.ancrage.companion.engines.playing import CALM, Talk, around, heard

PACERS = {one.id for one in content.exercises() if one.pace}
EVENING = {"hour": 20}


def draft(text="je ne sais plus", *, reading=CALM, seed=1, state=None, **facts):
    """Return a draft in the middle of a talk about sleep, unless told otherwise."""
    state = state or TalkState(turn=5, themes=("sleep",))
    return Draft(opened(state, reading, text, around(**{**EVENING, **facts}), seed))


def rated(exercise, *ratings, needs=("sleep",)):
    return tuple(Rated(exercise, Rating(one), frozenset(needs)) for one in ratings)


def knowing(*own, crowd=None, recent=()):
    known = Tastes(own=tuple(own), crowd=crowd or {}, recent=frozenset(recent))
    return lambda: known


def proposed(seeds=40, **facts):
    """Return what is proposed, over as many seeds."""
    return {offers.exercise_for(draft(seed=seed, **facts)) for seed in range(seeds)}


def offer(**facts):
    made = draft(**facts)
    assert offers.propose(made)
    return made.finish("permission")


def goes_on(composed, text, **facts):
    """Answer an offer; return the talk after it."""
    talk = Talk(around(**{**EVENING, **facts}), state=composed.state)
    talk.say(text)
    return talk


class TestWhatIsProposed:
    def test_only_what_is_for_what_was_heard(self):
        assert all("sleep" in content.exercise(name).helps for name in proposed())

    def test_the_same_talk_and_seed_propose_the_same(self):
        assert [offers.exercise_for(draft(seed=seed)) for seed in range(9)] == [
            offers.exercise_for(draft(seed=seed)) for seed in range(9)
        ]

    def test_what_helped_this_person_comes_back(self):
        own = rated("body_scan", *["yes"] * 5)
        found = [offers.exercise_for(draft(seed=seed, tastes=knowing(*own))) for seed in range(40)]
        assert found.count("body_scan") > 20

    def test_what_made_it_worse_is_never_proposed_but_is_shown_when_asked_for_by_name(self):
        own = rated("breathing_coherence", "yes", "yes", "worse")
        assert "breathing_coherence" not in proposed(tastes=knowing(*own))
        talk = Talk(around(tastes=knowing(*own)))
        assert talk.say("un exercice de respiration").exercise == "breathing_coherence"

    def test_a_contraindication_wins_over_everything_that_helped(self):
        own = rated("gratitude", *["yes"] * 9, needs=("loneliness",))
        state = TalkState(turn=5, themes=("loneliness", "depression"))
        assert "gratitude" not in proposed(state=state, tastes=knowing(*own), helped=("gratitude",))

    def test_a_refusal_counts_for_the_talk_and_a_remembered_one_for_all(self):
        state = TalkState(turn=5, themes=("sleep",), refused=("body_scan",))
        assert "body_scan" not in proposed(state=state)
        assert "body_scan" not in proposed(declined=("body_scan",))

    def test_what_was_done_within_a_day_is_not_proposed_first(self):
        own = rated("body_scan", *["yes"] * 9)
        assert "body_scan" not in proposed(tastes=knowing(*own, recent=["body_scan"]))

    def test_what_is_remembered_as_having_helped_counts_without_a_rating(self):
        state = TalkState(turn=5, themes=("harassment_work",))
        assert "bedtime_list" in proposed(seeds=80, state=state, helped=("bedtime_list",))

    def test_nothing_at_all_in_a_crisis(self):
        assert proposed(state=TalkState(turn=5, themes=("sleep",), crisis="passive")) == {""}
        waiting = TalkState(turn=5, themes=("sleep",), last_question="suicide_direct")
        assert proposed(state=waiting) == {""}


class TestBreathingInRhythm:
    @pytest.mark.parametrize(
        "facts",
        [
            {"state": TalkState(turn=5, themes=("grief", "sleep", "anxiety"))},
            {"state": TalkState(turn=5, themes=("sleep", "anxiety"), told=("couple.just_left",))},
            {"state": TalkState(turn=5, themes=("sleep", "anxiety"), crisis_steps=("asked:suicide_direct",))},
            {"state": TalkState(turn=5, themes=("sleep", "anxiety"), notes={"flags": "violence_suffered"})},
            {"state": TalkState(turn=5, themes=("sleep", "anxiety")), "alert": "waiting"},
        ],
        ids=["grief", "break-up", "after the direct question", "violence", "open alert"],
    )
    def test_is_not_the_first_thing_proposed(self, facts):
        own = rated("breathing_coherence", *["yes"] * 9)
        assert not PACERS & proposed(tastes=knowing(*own), **facts)

    def test_may_be_second_after_a_loss_but_not_while_an_alert_is_open(self):
        second = TalkState(turn=6, themes=("sleep", "grief"), proposed=("body_scan",))
        own = rated("breathing_coherence", *["yes"] * 9)
        assert "breathing_coherence" in proposed(state=second, tastes=knowing(*own))
        assert not PACERS & proposed(state=second, tastes=knowing(*own), alert="taken")


class TestTheHourAndThePlace:
    @pytest.mark.parametrize(
        ("facts", "longest"),
        [({"hour": 2}, 8), ({"hour": 10}, 6), ({"hour": 20, "text": "je suis au bureau"}, 6)],
    )
    def test_short_at_night_and_at_work(self, facts, longest):
        assert all(content.exercise(name).minutes <= longest for name in proposed(**facts))

    def test_at_home_in_the_day_there_is_time(self):
        found = proposed(seeds=120, hour=10, text="je suis en arrêt, chez moi")
        assert max(content.exercise(name).minutes for name in found) > 6

    def test_what_was_said_earlier_of_the_place_still_holds(self):
        state = TalkState(turn=5, themes=("sleep",), words=("je suis au bureau",))
        assert all(content.exercise(name).minutes <= 6 for name in proposed(state=state))


OWN_WORDS = [
    (("yes", "yes"), "parce que cela vous avait aidé·e deux fois."),
    (("yes",), "parce que cela vous avait aidé·e une fois."),
    (("bit", "bit", "bit"), "parce que cela vous avait aidé·e un peu, trois fois."),
    (("yes", "yes", "no"), "parce que cela vous avait aidé·e deux fois sur trois."),
]


class TestWhy:
    @pytest.mark.parametrize(("ratings", "words"), OWN_WORDS)
    def test_the_words_are_those_of_the_counts(self, ratings, words):
        made = draft(tastes=knowing(*rated("body_scan", *ratings)))
        reasons.lead_in(made, offers.why(made, "body_scan"))
        assert words in made.texts[0]

    def test_it_agrees_with_the_person_and_says_tu(self):
        said = reasons.clause(Reason("helped", helped=2, fully=2, rated=2), Voice("tu", "f"))
        assert said == "cela t’avait aidée deux fois"

    @pytest.mark.parametrize(
        ("persons", "helped", "words"),
        [
            (8, 5, ("au moins huit", "plus de la moitié")),
            (24, 16, ("au moins vingt", "au moins deux sur trois")),
            (60, 45, ("au moins cinquante", "au moins trois sur quatre")),
            (100, 95, ("au moins cent", "presque toutes")),
        ],
    )
    def test_what_others_say_is_said_without_exact_counts_and_is_true_of_them(self, persons, helped, words):
        crowd = {("bedtime_list", "sleep"): Crowd(persons, 0.9 * persons, helped)}
        made = draft(tastes=knowing(crowd=crowd))
        found = offers.why(made, "bedtime_list")
        assert found[0].cause == "others"
        reasons.explain(made, content.exercise("bedtime_list"), found)
        text = " ".join(made.texts)
        assert all(one in text for one in words)
        assert "qui dorment mal" in text
        assert not re.search(r"\d", text)

    def test_nobody_is_spoken_of_when_too_few_said_something(self):
        crowd = {("bedtime_list", "sleep"): Crowd(7, 7.0, 7)}
        found = offers.why(draft(tastes=knowing(crowd=crowd)), "bedtime_list")
        assert "others" not in [one.cause for one in found]

    def test_late_and_short_is_said_when_it_is(self):
        composed = offer(hour=2)
        assert "parce que c’est court et qu’il est tard" in composed.reply.text
        assert content.exercise(composed.state.proposed[0]).minutes <= 8
        assert "il est tard" not in offer(hour=20).reply.text

    def test_the_first_reason_told_is_not_told_twice_in_a_row(self):
        talk = goes_on(offer(hour=2), "autre chose", hour=2)
        assert "il est tard" not in talk.turns[-1].reply.text
        assert "parce que" in talk.turns[-1].reply.text

    def test_asked_why_it_answers_in_full_and_leaves_the_choice(self):
        composed = offer(tastes=knowing(*rated("body_scan", *["yes"] * 9)), seed=3)
        name = composed.state.proposed[0]
        talk = Talk(around(hour=20, tastes=knowing(*rated(name, "yes", "yes"))), state=composed.state)
        reply = talk.say("pourquoi celui-là ?")
        assert "D’après vos notes, cela vous avait aidé·e deux fois." in reply.text
        assert "hasard" in reply.text
        assert reply.question == "exercise_permission"
        assert talk.say("oui").exercise == name

    def test_a_consent_withdrawn_meanwhile_is_no_reason_any_more(self):
        crowd = {("bedtime_list", "sleep"): Crowd(40, 36.0, 38)}
        asked = TalkState(
            turn=5,
            themes=("sleep",),
            last_question="exercise_permission",
            proposed=("bedtime_list",),
            notes={"exercise": "bedtime_list"},
        )
        with_them = Talk(around(hour=20, tastes=knowing(crowd=crowd)), state=asked)
        without = Talk(around(hour=20), state=asked)
        assert "Avec leur accord" in with_them.say("pourquoi celui-là ?").text
        assert "Avec leur accord" not in without.say("pourquoi celui-là ?").text

    def test_why_is_answered_while_it_is_done_too(self):
        talk = goes_on(offer(), "oui je veux bien")
        reply = talk.say("pourquoi cet exercice ?")
        assert (reply.stage, reply.question) == ("do", "")
        assert "hasard" in reply.text
        assert reply.quick_replies[0].label == "C’est fait"


class TestTheCard:
    def test_the_reason_follows_the_exercise_to_its_card(self):
        composed = offer(tastes=knowing(*rated("body_scan", "yes", "yes")), state=only("body_scan"))
        talk = goes_on(composed, "oui je veux bien")
        reply = talk.turns[-1].reply
        assert reply.exercise == "body_scan"
        assert reasons.from_code(reply.because) == "cela vous avait aidé·e deux fois"
        assert reasons.from_code(reply.because) in composed.reply.text

    def test_what_is_asked_for_by_name_was_not_proposed(self):
        assert Talk().say("un exercice de respiration").because == ""

    def test_the_code_holds_nothing_of_other_persons(self):
        code = reasons.as_code(Reason("others", need="sleep", persons=41, share=0.83), Voice())
        assert code == "others:sleep:0:0:0:vous:e"
        assert "qui dorment mal" in reasons.from_code(code)

    @pytest.mark.parametrize(
        "code",
        [
            "",
            "gone",
            "helped:::::",
            "magic:sleep:1:1:1:vous:e",
            "need:gone:0:0:0:vous:e",
            "need:sleep:0:0:0:vous:x:y",
        ],
    )
    def test_a_code_that_is_not_understood_says_nothing(self, code):
        assert reasons.from_code(code) == ""


def only(name):
    """Return a talk in which one exercise alone is left to propose for sleep."""
    others = tuple(one.id for one in content.exercises() if "sleep" in one.helps and one.id != name)
    return TalkState(turn=5, themes=("sleep",), done=others)


class TestAnswers:
    @pytest.mark.parametrize(
        "text", ["autre chose", "pas celui-là", "non, plutôt un autre", "Plutôt autre chose"]
    )
    def test_another_is_proposed_at_once_and_the_first_is_left(self, text):
        before = offer()
        talk = goes_on(before, text)
        first, second = talk.state.proposed
        assert first in talk.state.refused
        assert second != first
        assert talk.turns[-1].reply.question == "exercise_permission"

    def test_speaking_of_something_else_is_no_call_for_another(self):
        talk = goes_on(offer(), "je voudrais parler d'autre chose")
        assert len(talk.state.proposed) == 1

    def test_after_several_it_asks_which_kind(self):
        talk = goes_on(offer(), "autre chose")
        talk.say("pas celui-là")
        assert talk.say("autre chose").question == "exercise_choice"

    def test_when_nothing_else_fits_it_says_so(self):
        state = replace(only("body_scan"), lines=("exercise.choose.which", "exercise.choose.again"))
        reply = goes_on(offer(state=state), "autre chose").turns[-1].reply
        assert reply.exercise == ""
        assert any(line.startswith("exercise.no_other") for line in reply.lines)

    @pytest.mark.parametrize("text", ["autre chose", "pourquoi celui-là ?", "oui"])
    def test_an_exercise_that_no_longer_exists_breaks_nothing(self, text):
        state = TalkState(
            turn=5, themes=("sleep",), last_question="exercise_permission", notes={"exercise": "gone"}
        )
        assert Talk(around(hour=20), state=state).say(text).text

    @pytest.mark.parametrize(
        ("text", "rating"),
        [("ça m'a aidé un peu", "bit"), ("ça n'a rien changé", "no"), ("c'était désagréable", "worse")],
    )
    def test_how_it_was_is_handed_on_to_be_kept(self, text, rating):
        talk = goes_on(offer(), "oui je veux bien")
        name = talk.state.notes["exercise"]
        talk.say("c'est fait")
        talk.say(text)
        assert talk.turns[-1].rated == (name, rating)

    def test_said_to_be_worse_it_is_handed_on_as_such(self):
        talk = goes_on(offer(), "oui je veux bien")
        name = talk.state.notes["exercise"]
        talk.say("cet exercice a empiré les choses", heard())
        assert talk.turns[-1].rated == (name, "worse")

    @pytest.mark.parametrize("text", ["pourquoi celui-là ?", "pourquoi cet exercice ?", "Pourquoi ça ?"])
    def test_why_is_heard_whatever_the_words_just_said(self, text):
        for seed in range(12):
            talk = goes_on(offer(seed=seed), "autre chose")
            reply = talk.say(text)
            assert any(line.startswith("exercise.why.") for line in reply.lines), reply.text
