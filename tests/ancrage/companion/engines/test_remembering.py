"""What is remembered comes back with tact, is asked for, is offered at the end, and goes at a word."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ancrage.companion.engines.guided import greet
from ancrage.companion.engines.keeping import facts_of, plan_in
from ancrage.companion.engines.remembering import when_said
from ancrage.companion.rules import TalkState
from ancrage.memory.rules import Kind, Recalled
from tests.ancrage.companion.engines.playing import Talk, around, heard

THURSDAY = datetime(2026, 11, 19, 21, tzinfo=UTC)  # the talks below are on Wednesday 25 November
NIGHTS = Recalled(
    id="n",
    kind=Kind.TOLD,
    text="les nuits à refaire les phrases",
    at=THURSDAY,
    ref="work.ruminating_at_night",
)
POT = Recalled(id="p", kind=Kind.PLAN, text="dimanche j’ouvre un pot", at=THURSDAY)
WALK = Recalled(id="w", kind=Kind.ASKED, text="je dors mieux quand je marche", at=THURSDAY)
ALLOWED = around(remembers=True, address="vous")


def back(*items, mention="", **facts):
    """Greet someone who comes back, and go on from there."""
    surroundings = around(
        returning=True, remembers=True, remembered=items, mention=mention, address="vous", **facts
    )
    greeting = greet(surroundings)
    talk = Talk(surroundings)
    talk.state = greeting.state
    talk.turns.append(greeting)
    return talk


def verbs(talk):
    return [(act.verb, act.id) for act in talk.turns[-1].memory]


def facts(talk):
    return [(act.fact.kind, act.fact.text) for act in talk.turns[-1].memory if act.fact]


def test_one_thing_is_brought_up_when_the_person_is_back():
    talk = back(NIGHTS, POT, mention="n")
    said = talk.turns[0].reply.text
    assert "les nuits à refaire les phrases" in said
    assert "Jeudi" in said
    assert "pot" not in said
    assert verbs(talk) == [("mentioned", "n")]


def test_nothing_is_brought_up_when_nothing_may_be():
    talk = back(NIGHTS)
    assert "phrases" not in talk.turns[0].reply.text
    assert verbs(talk) == []


@pytest.mark.parametrize("facts", [{"alert": "waiting"}, {"alert": "taken"}, {"recheck": True}])
def test_nothing_is_brought_up_while_a_danger_is_open(facts):
    assert "phrases" not in back(NIGHTS, mention="n", **facts).turns[0].reply.text


def test_a_week_away_is_recognised_even_with_nothing_to_bring_up():
    assert any(words in back(days_away=9).turns[0].reply.text for words in ("plus d’une semaine", "a passé"))
    without = greet(around(returning=True, days_away=9)).reply.text
    assert "semaine" not in without


def test_a_plan_and_a_wish_come_back_in_the_persons_own_words():
    assert "« dimanche j’ouvre un pot »" in back(POT, mention="p").turns[0].reply.text
    assert "« je dors mieux quand je marche »" in back(WALK, mention="w").turns[0].reply.text


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (date(2026, 11, 24), "hier"),
        (date(2026, 11, 19), "jeudi"),
        (date(2026, 11, 18), "il y a une semaine"),
        (date(2026, 11, 4), "il y a trois semaines"),
        (date(2026, 10, 20), "il y a un mois"),
        (date(2026, 8, 20), "il y a quelque temps"),
    ],
)
def test_when_it_was_said_is_said_as_people_do(then, said):
    assert when_said(then, date(2026, 11, 25)) == said


@pytest.mark.parametrize(
    "text",
    [
        "Je ne veux plus qu’on m’en parle",
        "pourquoi tu me parles de ça",
        "j'ai pas envie d'en parler",
        "m'en parlez plus",
    ],
)
def test_when_it_hurts_it_is_heard_and_left_alone_from_then_on(text):
    talk = back(NIGHTS, mention="n")
    said = talk.say(text)
    assert ("hurt", "n") in verbs(talk)
    assert "reparlerai plus" in said.text or "reviendrai plus" in said.text


def test_a_danger_just_after_leaves_it_alone_too():
    talk = back(NIGHTS, mention="n")
    talk.say("j'en peux plus, je veux mourir", heard("active"))
    assert ("hurt", "n") in verbs(talk)


def test_what_was_wrong_is_forgotten_and_said():
    talk = back(NIGHTS, mention="n")
    said = talk.say("j'ai jamais dit ça")
    assert verbs(talk) == [("forget", "n")]
    assert "effacé" in said.text
    assert talk.state.told == ()


def test_what_is_no_longer_true_is_forgotten():
    talk = back(WALK, mention="w")
    talk.say("Non, plus maintenant")
    assert verbs(talk) == [("forget", "w")]


def test_what_is_still_true_is_kept_and_the_talk_goes_on():
    talk = back(WALK, mention="w")
    said = talk.say("Oui, c’est toujours vrai")
    assert verbs(talk) == []
    assert "je le garde" in said.text
    assert said.questions == 1


def test_one_may_talk_of_something_else():
    talk = back(NIGHTS, mention="n")
    said = talk.say("Je voudrais parler d’autre chose")
    assert verbs(talk) == []
    assert said.questions == 1


def test_how_it_is_since_is_given_back_and_asked_on():
    assert "toujours là" in back_and_say("toujours pareil") or "pas bougé" in back_and_say("toujours pareil")
    assert any(words in back_and_say("un peu mieux") for words in ("déplacé", "plus d’air"))


def back_and_say(text):
    reply = back(NIGHTS, mention="n").say(text)
    assert reply.questions == 1
    return reply.text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("retiens que je dors mieux quand je marche le soir", "je dors mieux quand je marche le soir"),
        ("Tu peux retenir que ma mère va être opérée ?", "ma mère va être opérée"),
        ("souvenez-vous que je préfère écrire le matin.", "je préfère écrire le matin"),
        ("n'oublie pas qu'il ne faut pas m'appeler au travail", "il ne faut pas m’appeler au travail"),
        ("retiens ceci : j'aime la pluie", "j’aime la pluie"),
    ],
)
def test_what_one_asks_to_remember_is_remembered_in_ones_words(text, kept):
    talk = Talk(ALLOWED)
    said = talk.say(text)
    assert facts(talk) == [(Kind.ASKED, kept)]
    assert f"« {kept} »" in said.text


def test_the_name_of_someone_is_left_out_and_it_is_said():
    talk = Talk(ALLOWED)
    said = talk.say("retiens que Sophie vient dimanche")
    assert facts(talk) == [(Kind.ASKED, "quelqu’un vient dimanche")]
    assert "Pas de nom" in said.text


def test_a_means_is_not_remembered_and_humans_are_shown():
    talk = Talk(ALLOWED)
    said = talk.say("retiens que les cachets sont dans le tiroir")
    assert talk.turns[-1].memory == ()
    assert said.resources


def test_asking_in_a_danger_remembers_nothing():
    talk = Talk(ALLOWED)
    talk.say("retiens que je vais me tuer", heard("plan"))
    talk.say("retiens que j'ai peur", heard(outcome="ask"))
    assert [turn.memory for turn in talk.turns] == [(), ()]


@pytest.mark.parametrize("surroundings", [around(), around(kept=False)])
def test_without_consent_or_ephemeral_nothing_is_remembered_and_it_says_so(surroundings):
    talk = Talk(surroundings)
    said = talk.say("retiens que j'aime la pluie")
    assert talk.turns[-1].memory == ()
    assert "rien" in said.text


@pytest.mark.parametrize(
    "text", ["j'oublie ça tout le temps", "il m'a dit retiens que c'est ta faute", "elle oublie ça"]
)
def test_what_is_told_is_not_taken_for_something_asked(text):
    talk = back(NIGHTS, mention="n")
    talk.say(text)
    assert [act.verb for act in talk.turns[-1].memory if act.verb != "again"] == []


def test_forget_that_deletes_what_was_brought_up_at_once_and_says_so():
    talk = back(NIGHTS, POT, mention="n")
    said = talk.say("oublie ça")
    assert verbs(talk) == [("forget", "n")]
    assert "les nuits à refaire les phrases" in said.text


def test_forget_that_deletes_what_was_just_remembered():
    here = [replace(one, here=True, at=THURSDAY) for one in (NIGHTS, POT)]
    old = replace(WALK, here=True, at=datetime(2026, 11, 19, 20, tzinfo=UTC))
    talk = Talk(around(remembers=True, remembered=(*here, old)))
    talk.say("oubliez ça")
    assert verbs(talk) == [("forget", "n"), ("forget", "p")]


def test_forget_that_with_nothing_to_forget_says_it():
    assert "rien" in Talk(ALLOWED).say("oublie ça").text


def test_what_is_remembered_is_told_when_asked():
    talk = Talk(around(remembers=True, remembered=(NIGHTS, POT)))
    said = talk.say("qu'as-tu retenu de moi, tu retiens quoi ?")
    assert "les nuits à refaire les phrases" in said.text
    assert "« dimanche j’ouvre un pot »" in said.text


def told_nights(surroundings=ALLOWED):
    talk = Talk(surroundings)
    talk.say("je refais les phrases dans ma tête toute la nuit")
    talk.say("dimanche j'ouvre un pot de peinture, ça me change les idées")
    return talk


def test_at_the_end_it_offers_once_to_remember_and_waits_for_a_yes():
    talk = told_nights()
    offered = talk.say("bon je te laisse, au revoir")
    assert "dimanche j’ouvre un pot de peinture" in offered.text
    assert "les nuits à refaire les phrases" in offered.text
    assert "?" not in offered.text  # someone who leaves is not asked anything: two buttons
    assert len(offered.quick_replies) == 2
    assert offered.question == "remember_permission"
    assert talk.turns[-1].memory == ()
    said = talk.say("Oui, c’est à retenir")
    assert [kind for kind, _ in facts(talk)] == [Kind.PLAN, Kind.TOLD]
    assert "Ce que je retiens" in said.text
    assert "remember_permission" not in talk.say("au revoir").question


@pytest.mark.parametrize("text", ["Non, rien à retenir", "oublie ça", "je sais pas"])
def test_no_is_no(text):
    talk = told_nights()
    talk.say("au revoir")
    talk.say(text)
    assert talk.turns[-1].memory == ()


@pytest.mark.parametrize(
    "surroundings", [around(), around(kept=False), around(remembers=True, alert="waiting")]
)
def test_nothing_is_offered_without_consent_nor_while_humans_are_called(surroundings):
    assert told_nights(surroundings).say("au revoir").question != "remember_permission"


def test_nothing_is_offered_of_a_talk_that_went_through_a_danger():
    talk = Talk(ALLOWED)
    talk.say("je refais les phrases dans ma tête toute la nuit")
    talk.say("des fois je voudrais ne plus me réveiller", heard("passive"))
    for _ in range(3):
        talk.say("non, ça va")
    assert facts_of(talk.state) == ()
    assert talk.say("au revoir").question != "remember_permission"


def doubted(answer):
    """A talk in which one turn left a doubt, the direct question being answered so."""
    talk = Talk(ALLOWED)
    talk.say("je pleure en cachette dans la voiture")
    talk.say("je refais les phrases dans ma tête toute la nuit, à quoi bon", heard(outcome="ask"))
    talk.say(answer)
    return [fact.ref for fact in facts_of(talk.state)]


def test_a_doubt_answered_no_leaves_out_that_turn_only():
    assert doubted("non") == ["work.hidden_tears"]


@pytest.mark.parametrize("answer", ["je sais pas", "laissez-moi tranquille", "oui"])
def test_a_doubt_not_answered_no_closes_the_talk_to_offers(answer):
    assert doubted(answer) == []


def test_a_sentence_asked_for_is_remembered_and_no_keeps_nothing():
    for answer, kept in (("que j'aime la pluie", ["j’aime la pluie"]), ("non rien, laisse", [])):
        talk = Talk(ALLOWED)
        assert talk.say("retiens ça").question == "remember_what"
        talk.say(answer)
        assert [text for _, text in facts(talk)] == kept


def test_what_is_known_already_is_not_offered_again_but_counted():
    talk = Talk(around(remembers=True, remembered=(NIGHTS,), address="vous"))
    talk.say("je refais les phrases dans ma tête toute la nuit")
    assert verbs(talk) == [("again", "n")]
    talk.say("encore cette nuit, je refais les phrases dans ma tête")
    assert verbs(talk) == []
    assert facts_of(talk.state, (NIGHTS,), address="vous") == ()


def test_what_helped_what_did_not_and_how_to_speak_may_be_kept():
    state = TalkState(
        address="tu",
        notes={
            "asked_address": "tu",
            "effect.breathing_coherence": "unpleasant",
            "effect.grounding_54321": "helped",
        },
    )
    kinds = {fact.kind: fact.ref for fact in facts_of(state, address="vous")}
    assert kinds == {
        Kind.HELPED: "grounding_54321",
        Kind.REFUSED: "breathing_coherence",
        Kind.ADDRESS: "tu",
    }


def test_asking_to_be_called_tu_may_be_kept_and_slipping_into_it_is_not():
    asked = Talk(ALLOWED)
    asked.say("on peut se tutoyer ?")
    assert [fact.ref for fact in facts_of(asked.state, address="vous")] == ["tu"]
    slipped = Talk(ALLOWED)
    slipped.say("tu sais, je te raconte")
    assert facts_of(slipped.state, address="vous") == ()


def test_an_exercise_remembered_as_unwelcome_is_not_proposed():
    talk = Talk(around(declined=("breathing_coherence", "grounding_54321", "thought_record")))
    for _ in range(8):
        talk.say("j'angoisse tout le temps et je dors mal", heard(labels=["anxiety", "sleep"]))
    assert not {"breathing_coherence", "grounding_54321", "thought_record"} & set(talk.state.proposed)


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("dimanche j'ouvre un pot", "dimanche j’ouvre un pot"),
        ("Demain je vais voir mon médecin.", "demain je vais voir mon médecin"),
        ("je dors mal, mais samedi je vois Sophie", "samedi je vois quelqu’un"),
        ("j'ai un entretien mardi", "j’ai un entretien mardi"),
        ("le dimanche je m'ennuie", ""),
        ("dimanche j'ai pleuré", ""),
        ("lundi je suis allée travailler", ""),
        ("demain je vais craquer", ""),
        ("demain j'y vais pas", ""),
        ("mardi il vient", ""),
    ],
)
def test_a_plan_is_what_one_says_one_will_do(text, plan):
    assert plan_in(text) == plan
