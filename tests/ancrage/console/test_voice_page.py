"""The page of the companion's voice says what was counted, and what falls short."""

from ancrage.companion.counters import Counts, Fault
from ancrage.companion.same_care import Compared, Told
from ancrage.console.voice import alarms, page


def told(stage="explore", words=40):
    return Told(stages=(stage,), resources=(frozenset(),), words=words)


def test_the_page_shows_the_counts_and_what_falls_short():
    counts = Counts(
        talks=2,
        turns=18,
        words_median=21,
        complex_share=0.705,
        talks_asking_more_than_giving=["v03"],
        faults=[Fault("v02", 4, "two questions")],
    )
    said = page(counts, [], "3 questions")

    assert "2 échanges, 18 tours" in said
    assert "| mots par réponse, médiane | ≤ 60 | 21 |" in said
    assert "| reflets complexes, part | ≥ 40 % | 70,5 % |" in said
    assert "two questions (1)" in said
    assert "v03" in said


def test_the_page_shows_where_care_differs():
    same = Compared("s01", {"claire": told(), "enzo": told()})
    other = Compared("s02", {"claire": told(), "enzo": told("crisis", 20)})
    said = page(Counts(), [same, other], "")

    assert "| s01 | 40 | 40 | les mêmes | les mêmes | 0,0 % |" in said
    assert "| s02 | 40 | 20 | **différentes** | les mêmes | 33,3 % |" in said


def test_danger_heard_where_there_is_none_is_counted_apart_from_true_danger():
    turns = [
        {"id": name, "reading": {"outcome": heard}}
        for name, heard in (("v1", "ask"), ("v1", "nothing"), ("v2", "open"))
    ]

    assert alarms(turns, {"v2"}) == "1 questions directes, 0 ouvertures, sur 2 tours"
