"""Several findings make one reading: the gravest decides, a mention stays visible, doubt is never calm."""

from vigie.deciding import decide, unreadable
from vigie.reading import Finding, Quality

FRENCH = Quality("fr", 30)
UNKNOWN = Quality("unknown", 30)


def finding(kind, *, level="", subject="self", outcome="nothing"):
    return Finding(kind, level, subject, outcome, "mots", 0, 4, "rule", "rule", "0")


def test_the_highest_level_wins_and_gives_its_subject():
    reading = decide(
        [
            finding("suicide", level="passive", outcome="open"),
            finding("suicide", level="plan", subject="other", outcome="open"),
        ],
        FRENCH,
    )
    assert (reading.risk, reading.subject, reading.outcome) == ("plan", "other", "open")


def test_at_the_same_level_the_writer_comes_first():
    reading = decide(
        [
            finding("suicide", level="active", subject="other", outcome="open"),
            finding("suicide", level="active", subject="self", outcome="open"),
        ],
        FRENCH,
    )
    assert reading.subject == "self"


def test_a_mention_is_shown_and_decides_nothing():
    reading = decide([finding("suicide", level="plan", outcome="nothing")], FRENCH)
    assert (reading.risk, reading.subject, reading.outcome) == ("none", "none", "nothing")
    assert len(reading.findings) == 1


def test_opening_wins_over_asking():
    reading = decide(
        [finding("self_harm", outcome="ask"), finding("medical_emergency", outcome="open")], FRENCH
    )
    assert reading.outcome == "open"
    assert reading.flags == ("medical_emergency", "self_harm")


def test_a_flag_about_someone_else_is_about_someone_else():
    reading = decide([finding("violence_suffered", subject="other", outcome="ask")], FRENCH)
    assert (reading.subject, reading.risk) == ("other", "none")


def test_labels_are_sorted_once_each_and_put_nobody_in_danger():
    reading = decide([finding("sleep"), finding("grief"), finding("sleep")], FRENCH)
    assert (reading.labels, reading.subject, reading.outcome) == (("grief", "sleep"), "none", "nothing")


def test_an_unknown_language_is_unknown_unless_something_was_heard():
    assert decide([], UNKNOWN).outcome == "unknown"
    assert decide([finding("suicide", level="active", outcome="open")], UNKNOWN).outcome == "open"
    assert unreadable(UNKNOWN).outcome == "unknown"
