"""How often the shelf answers right, on questions written after the articles' own were frozen, and never used to set anything."""

import json
import re
from pathlib import Path

import pytest

from ancrage import content
from ancrage.library import queries

HERE = Path(__file__).parent
PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "bibliotheque.md"


def rows(name):
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def counted():
    counts = dict.fromkeys(("first", "right", "wrong", "silent", "asked", "answered", "outside"), 0)
    for row in rows("held_out.jsonl"):
        found, given = queries.search(row["question"]), queries.answering(row["question"])
        if not row["article"]:
            counts["outside"] += 1
            counts["answered"] += given is not None
            continue
        counts["asked"] += 1
        counts["first"] += bool(found) and found[0].id == row["article"]
        name = "silent" if given is None else "right" if given.id == row["article"] else "wrong"
        counts[name] += 1
    return counts


def test_the_held_out_questions_are_enough_new_and_about_everything():
    held = rows("held_out.jsonl")
    known = {question.casefold() for one in content.shelf().articles for question in one.questions}
    known |= {row["question"].casefold() for row in rows("development.jsonl")}

    assert len(held) >= 120
    assert sum(not row["article"] for row in held) >= 40
    assert {row["article"] for row in held if row["article"]} == {one.id for one in content.shelf().articles}
    assert not known & {row["question"].casefold() for row in held}


def test_the_right_article_comes_first_nine_times_in_ten(counted):
    assert counted["first"] / counted["asked"] >= 0.90


def test_most_questions_are_answered_and_hardly_any_wrongly(counted):
    assert counted["right"] / counted["asked"] >= 0.85
    assert counted["wrong"] <= 3


def test_what_the_shelf_does_not_hold_is_not_answered(counted):
    assert counted["answered"] <= 2


def test_the_page_gives_the_figures_of_now_or_nearly(counted):
    """Within two questions: the shared list of hurried spellings grows elsewhere, and moves one now and then."""
    page = PAGE.read_text(encoding="utf-8")
    shares = {
        "La bonne fiche vient en tête": (counted["first"], counted["asked"]),
        "Répond, avec la bonne fiche": (counted["right"], counted["asked"]),
        "Répond, avec une autre fiche": (counted["wrong"], counted["asked"]),
        "Dit n’avoir rien, à tort": (counted["silent"], counted["asked"]),
        "Répond alors que la bibliothèque n’a rien": (counted["answered"], counted["outside"]),
    }
    for label, (count, whole) in shares.items():
        written = re.search(rf"\| {label} \| (\d+) sur {whole} \|", page)
        assert written, label
        assert abs(int(written[1]) - count) <= 2, (label, count)
    known = sum(len(one.questions) for one in content.shelf().articles)
    assert f"{len(content.shelf().articles)} fiches, {known} questions connues" in page
