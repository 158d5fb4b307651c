"""The page on how the machine decides shows its errors as they were measured."""

import pytest

from ancrage.web.public.measures import measures_from

FACTS = {
    "n": 700,
    "version": "0.1",
    "risk": {
        "self": {
            "n": 240,
            "caught": 231,
            "recall": 0.9625,
            "ci95": [0.93, 0.98],
            "by_level": {"passive": {"n": 80, "caught": 75, "recall": 0.9375}, "plan": {"n": 0}},
        },
        "other": {"n": 60, "caught": 57, "recall": 0.95},
        "none": {"n": 360, "false_open": 0.019, "false_open_or_ask": 0.058},
    },
    "slices": {"texting": {"n": 30, "recall": 0.9}, "implicit": {"n": 20, "recall": 0.8}, "vide": {"n": 5}},
}


def test_each_share_comes_with_its_count_and_its_bounds():
    first = measures_from(FACTS).noticed[0]
    assert (first.share, first.count, first.low, first.high) == (0.9625, 240, 0.93, 0.98)


def test_what_was_not_measured_is_left_out():
    labels = [one.label for one in measures_from(FACTS).noticed]
    assert len(labels) == 3
    assert not any("moyen" in label or "blessures" in label for label in labels)


def test_what_it_misses_most_comes_first():
    assert [one.label for one in measures_from(FACTS).slices] == ["à demi-mot", "écriture SMS"]


def test_nothing_measured_is_nothing_shown():
    assert measures_from({}) is None


@pytest.mark.django_db
def test_the_page_shows_recall_misses_and_false_alarms(client, monkeypatch):
    monkeypatch.setattr("ancrage.web.public.views.how.measured", lambda: measures_from(FACTS))
    page = client.get("/comment-ca-marche/").content.decode()
    for words in ("96,2 %", "3,8 %", "93 % à 98 %", "1,9 %", "700 messages inventés"):
        assert words in page, words
