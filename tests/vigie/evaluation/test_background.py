"""Ordinary messages, in whatever file they come, are counted per ten thousand."""

import pytest

from tests.vigie.evaluation.invented import ASKED, OPENED, UNREAD, heard, reads, row
from vigie.evaluation.background import messages_in, rates, read_background


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lines.txt", "il pleut\n\nbonjour à tous\n"),
        ("second.tsv", "1\til pleut\n2\tbonjour à tous\n"),
        ("coded.tsv", "il pleut\t4, 7\nbonjour à tous\t2\n"),
        ("rows.jsonl", '{"text": "il pleut", "x": 1}\n{"text": "bonjour à tous"}\n'),
    ],
)
def test_each_kind_of_file_gives_its_messages(tmp_path, name, content):
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert [one.text for one in messages_in(tmp_path / name)] == ["il pleut", "bonjour à tous"]


def test_a_line_without_a_message_is_told_and_the_rest_is_read(tmp_path):
    rows, cells = tmp_path / "rows.jsonl", tmp_path / "cells.tsv"
    rows.write_text('{"oops": 1}\n{"text": "il pleut"}\n[]\n{"text": 3}\n')
    cells.write_text("1\til pleut\nseul\n")
    assert [one.line for one in read_background(rows) if not hasattr(one, "message")] == [1, 3, 4]
    assert [one.line for one in read_background(cells) if not hasattr(one, "message")] == [2]


def test_rates_are_per_ten_thousand_with_exact_bounds_and_the_unread_apart():
    told = rates(
        reads(
            (row("a"), OPENED),
            (row("b"), ASKED),
            (row("c"), UNREAD),
            *[(row(f"d{n}"), heard()) for n in range(97)],
        )
    )
    assert (told["n"], told["opened"], told["asked"], told["unknown"]) == (100, 1, 1, 1)
    assert told["open"] == {"per_10000": 100.0, "ci95": [2.5, 557.2]}
    assert told["open_or_ask"]["per_10000"] == 200.0
    assert told["open_ask_or_unknown"]["per_10000"] == 300.0
    assert told["files"]["invented.jsonl"]["n"] == 100
    assert rates([])["open"]["per_10000"] is None
