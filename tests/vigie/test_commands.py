"""`python -m vigie`, as other tools call it."""

import json
import subprocess
import sys

import pytest

READING = {"risk", "subject", "outcome", "quality", "version", "flags", "labels", "findings"}
ROWS = [
    {
        "id": "r1",
        "text": "j'ai mis des cachets de côté",
        "risk": "plan",
        "subject": "self",
        "labels": [],
        "slice": ["sms"],
        "x": 1,
    },
    {
        "id": "r2",
        "text": "je suis mort de rire",
        "risk": "none",
        "subject": "none",
        "self_harm": False,
        "labels": [],
    },
    {"id": "r3", "text": "bonjour"},
]


def vigie(*arguments, given=b""):
    return subprocess.run(
        [sys.executable, "-m", "vigie", *map(str, arguments)], input=given, capture_output=True, check=False
    )


@pytest.fixture
def lines(tmp_path):
    file = tmp_path / "lines.jsonl"
    file.write_text(
        "\n".join([json.dumps(ROWS[0]), "{oops", json.dumps(ROWS[1]), json.dumps(ROWS[2])]) + "\n"
    )
    return file


def test_read_gives_one_object_with_quotes_offsets_rule_and_version():
    text = "je dors plus, j'ai mis des cachets de côté"
    ran = vigie("read", text, "--json")
    reading = json.loads(ran.stdout)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert reading.keys() >= READING
    assert (reading["risk"], reading["subject"], reading["outcome"]) == ("plan", "self", "open")
    for finding in reading["findings"]:
        assert text[finding["start"] : finding["end"]] == finding["quote"]
        assert finding["rule"]
        assert finding["version"] == reading["version"]


def test_read_without_json_shows_the_words_in_french():
    said = vigie("read", "je dors plus, j'ai mis des cachets de côté").stdout.decode()
    assert "« j'ai mis des cachets de côté »" in said
    assert "ouvrir l’aide" in said


def test_read_takes_the_earlier_turns(tmp_path):
    context = tmp_path / "turns.jsonl"
    turns = [
        {"role": "person", "text": "ça va plus du tout", "at": "2026-01-01T10:00:00Z"},
        {
            "role": "companion",
            "text": "Pensez-vous au suicide ?",
            "last_question_kind": "suicide_direct",
            "new": 1,
        },
    ]
    context.write_text("\n".join(map(json.dumps, turns)))
    assert json.loads(vigie("read", "oui", "--json", "--context", context).stdout)["outcome"] == "open"
    assert json.loads(vigie("read", "oui", "--json").stdout)["outcome"] == "nothing"


def test_a_turn_that_cannot_be_used_is_told(tmp_path):
    context = tmp_path / "turns.jsonl"
    context.write_text('{"role": "witness", "text": "x"}\n')
    ran = vigie("read", "oui", "--json", "--context", context)
    assert ran.returncode == 1
    assert "ligne 1" in ran.stderr.decode()
    assert json.loads(ran.stdout)["risk"] == "none"


def test_read_lines_gives_one_reading_a_line_and_tells_the_malformed_one(lines):
    ran = vigie("read-lines", given=lines.read_bytes())
    readings = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [one["id"] for one in readings] == ["r1", "r2", "r3"]
    assert all(one.keys() >= READING for one in readings)
    assert readings[0]["x"] == 1
    assert ran.returncode == 1
    assert "ligne 2" in ran.stderr.decode()


def test_read_lines_streams():
    with subprocess.Popen(
        [sys.executable, "-m", "vigie", "read-lines"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        running.stdin.write(b'{"id": "a", "text": "bonjour"}\n')
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["id"] == "a"
        running.stdin.close()
        assert running.wait(timeout=20) == 0


def test_a_lone_surrogate_is_read_and_written():
    ran = vigie("read-lines", given=b'{"id": "a", "text": "je veux mourir \\ud83d"}\n')
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["risk"] == "passive"


def test_evaluate_gives_the_agreed_object(lines, tmp_path):
    ran = vigie("evaluate", lines, "--json", "--errors", tmp_path / "errors.jsonl")
    told = json.loads(ran.stdout)
    assert ran.returncode == 1
    assert "lines.jsonl, ligne 2" in ran.stderr.decode()
    assert told["n"] == 3
    assert told["risk"]["self"].keys() >= {"n", "caught", "recall", "ci95", "by_level", "opened"}
    assert told["risk"]["self"]["by_level"].keys() == {"passive", "active", "plan", "imminent"}
    assert told["risk"]["other"].keys() >= {"n", "caught", "recall", "subject_right"}
    assert told["risk"]["none"].keys() >= {"n", "opened", "asked", "false_open", "false_open_or_ask"}
    assert told["self_harm"].keys() >= {"n", "caught", "recall"}
    assert told["violence_suffered"].keys() >= {"n", "caught", "recall"}
    assert told["level_agreement"].keys() >= {"exact", "within_one"}
    assert told["signals"].keys() >= {"macro_f1", "micro_f1", "by_label", "unlabelled"}
    assert told["signals"]["unlabelled"].keys() == {"n", "with_any_finding"}
    assert told["slices"]["sms"].keys() >= {"n", "recall", "false_open"}
    assert told["latency_ms"].keys() == {"p50", "p95", "max"}
    assert told["peak_memory_mb"] > 0
    assert told["version"]


def test_evaluate_without_json_is_a_table_and_a_clean_file_exits_zero(tmp_path):
    file = tmp_path / "clean.jsonl"
    file.write_text("\n".join(map(json.dumps, ROWS)))
    ran = vigie("evaluate", file)
    assert ran.returncode == 0
    assert "pour la personne qui écrit" in ran.stdout.decode()


def test_evaluate_takes_only_one_half(tmp_path):
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(json.dumps({"id": f"x{number}", "text": "la"}) for number in range(1, 101)))
    count = {
        half: json.loads(vigie("evaluate", file, "--json", "--half", half).stdout)["n"]
        for half in ("all", "development", "held-out")
    }
    assert count["all"] == 100 == count["development"] + count["held-out"]
    assert 0 < count["held-out"] < count["development"]


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path):
    ran = vigie("evaluate", tmp_path / "nothing.jsonl")
    assert ran.returncode == 2
    assert "nothing.jsonl" in ran.stderr.decode()
    assert "Traceback" not in ran.stderr.decode()
