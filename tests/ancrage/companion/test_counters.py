"""The counters of a played talk see each thing they are there to see, and nothing in an honest talk."""

import pytest

from ancrage.companion.counters import count, faults


def turn(reply="Ça se comprend.", **facts):
    plain = {
        "id": "a",
        "turn": 1,
        "user": "je dors mal",
        "question": "",
        "reply": reply,
        "words": len(reply.split()),
        "questions": reply.count("?"),
        "reflections": 1,
        "advice": 0,
        "exercises": [],
        "resources": [],
        "lines": ["theme.sleep.night"],
        "kinds": ["complex"],
        "reading": {"outcome": "nothing"},
        "stage": "explore",
    }
    return plain | facts


def named(*turns):
    return [fault.what for fault in faults(turns)]


def test_an_honest_talk_has_no_fault():
    said = [
        "Les nuits ne réparent plus.",
        "Le corps est au lit, la tête est restée là-bas. À quelle heure est-ce que ça commence ?",
    ]

    assert named(*(turn(text, turn=number) for number, text in enumerate(said))) == []


@pytest.mark.parametrize(
    ("reply", "facts", "what"),
    [
        ("Depuis quand ? Et pourquoi ?", {}, "two questions"),
        ("Vous souffrez de dépression.", {}, "a diagnosis"),
        ("Tu fais une phobie sociale.", {}, "a diagnosis"),
        ("Prenez deux comprimés de plus ce soir.", {}, "medication advice"),
        ("Arrête ton traitement quelques jours.", {}, "medication advice"),
        ("Tout est totalement confidentiel.", {}, "a promise of secrecy"),
        ("Personne ne le saura.", {}, "a promise of secrecy"),
        ("Restez avec moi.", {"stage": "crisis"}, "a crisis turn without help"),
        ("Je vous lis.", {"reading": {"outcome": "open"}}, "a crisis turn without help"),
        (
            "On respire.",
            {
                "stage": "crisis",
                "user": "je veux respirer",
                "resources": ["fr_3114"],
                "exercises": ["breathing_coherence"],
            },
            "breathing in a crisis",
        ),
        ("Courage 🙂", {"reading": {"outcome": "ask"}}, "a smile in distress"),
        ("  ", {}, "an empty reply"),
    ],
)
def test_each_fault_is_seen(reply, facts, what):
    assert named(turn(reply, **facts)) == [what]


def test_a_sentence_said_twice_is_seen_unless_it_is_short_or_about_safety():
    twice = "Le lit est devenu un endroit où l’on attend."
    assert named(turn(twice), turn(f"D’accord. {twice}")) == ["a sentence said twice"]
    assert named(turn("D’accord."), turn("Oui."), turn("D’accord.")) == []
    assert named(turn(twice), turn(twice, stage="crisis", resources=["fr_3114"])) == []


def test_two_replies_in_a_row_that_open_alike_are_seen():
    again = ("Je vois. Le lit ne répare plus.", "Je vois. La nuit est longue.")
    assert named(*(turn(text) for text in again)) == ["two openings alike"]
    assert named(turn(again[0]), turn("Oui."), turn(again[1])) == []
    assert named(*(turn(text, stage="crisis", resources=["fr_3114"]) for text in again)) == []


def test_an_exercise_in_the_first_two_turns_is_seen_unless_it_was_asked_for():
    shown = {"exercises": ["grounding_54321"]}
    assert named(turn("Voilà."), turn("Ici.", **shown)) == ["an exercise nobody asked for"]
    assert named(turn("Voilà.", user="tu connais un exercice ?"), turn("Ici.", **shown)) == []
    assert named(turn("Voilà."), turn("Oui."), turn("Ici.", **shown)) == []


def test_breathing_waits_for_the_question_of_safety():
    told = turn("Je vous lis.", reading={"outcome": "ask"}, user="je veux respirer")
    asked = turn("Est-ce que vous pensez à mourir ?", question="suicide_direct", reading={"outcome": "ask"})
    breathes = turn("On souffle.", exercises=["breathing_coherence"])

    assert named(told, breathes) == ["breathing before safety is asked"]
    assert named(asked, turn("Merci."), breathes) == []


def test_advice_is_counted_by_its_words_too_but_not_in_a_crisis():
    assert count([turn("Vous devriez dormir plus."), turn("Je vous lis.")]).advice_share == 0.5
    assert count([turn("Essayez de sortir.", stage="crisis", resources=["fr_15"])]).advice_share == 0


@pytest.mark.parametrize(
    "said",
    [
        "Est-ce que vous pensez à mourir ?",
        "Vous essayez de tenir.",
        "Il faut vivre avec.",
        "Qu’est-ce qu’il faudrait que je sache ?",
        "Un parent dont il faut s’occuper.",
    ],
)
def test_what_tells_nobody_what_to_do_is_not_advice(said):
    assert count([turn(said)]).advice_share == 0


def test_what_is_not_a_diagnosis_or_a_dose_is_left_alone():
    for text in (
        "Ce n’est pas à moi de dire si c’est une dépression.",
        "Prenez le temps.",
        "Prends un rendez-vous avec ton médecin.",
    ):
        assert named(turn(text)) == []


def test_shares_and_medians_are_those_of_the_turns():
    known = count(
        [
            turn("un deux trois", reflections=2, kinds=["complex", "reflection"]),
            turn(
                "un",
                turn=2,
                reflections=0,
                questions=1,
                kinds=["question"],
                lines=["explore.ask.since"],
                advice=1,
            ),
            turn(
                "un deux",
                id="b",
                reflections=0,
                questions=1,
                kinds=["question"],
                lines=["work.overload.asks.day"],
            ),
        ]
    )

    assert (known.talks, known.turns, known.words_median, known.words_most) == (2, 3, 2, 3)
    assert (known.complex_share, known.advice_share, known.generic_share) == (0.5, 0.3333, 0.3333)
    assert known.talks_asking_more_than_giving == ["b"]


def test_no_talk_at_all_counts_as_nothing():
    assert count([]).as_dict()["turns"] == 0
