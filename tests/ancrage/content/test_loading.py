"""Content files open, say where they come from, and refuse what their schema does not allow."""

import re

import pytest
import yaml

from ancrage import content
from ancrage.content import dialogue_reading, loader, reading
from ancrage.content.fields import ContentError, Fields

HEADER = {
    "id": "x",
    "version": "1",
    "language": "fr",
    "source": "un test",
    "licence": "AGPL-3.0-or-later",
    "status": "draft",
    "reviewed": None,
}
FILES = sorted(loader.ROOT.rglob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(loader.ROOT)))
def test_every_file_opens_with_its_header(path):
    header = reading.read_header(loader.open_file(path))

    assert header.status == "draft", "a reviewer must be named before a file is called reviewed"
    assert header.reviewed is None
    assert header.source
    assert header.licence


SENTENCES = [path for path in FILES if path.parent.name == "fr" or path.name in ("fr.yaml", "serious.yaml")]


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: str(path.relative_to(loader.ROOT)))
def test_words_use_typographic_apostrophes(path):
    straight = re.findall(
        r"[A-Za-zé]'[A-Za-zéèêh]", "".join(_strings(yaml.safe_load(path.read_text(encoding="utf-8"))))
    )

    assert not straight


TYPED = {"questions", "names", "matches", "spares", "hears", "unless"}
"""What people type, and patterns of it: as it comes from a keyboard."""


def _strings(data):
    if isinstance(data, dict):
        data = [value for name, value in data.items() if name not in TYPED]
    if isinstance(data, list):
        return [text for item in data for text in _strings(item)]
    return [data] if isinstance(data, str) else []


def test_a_misspelt_name_is_refused_with_its_place():
    fields = Fields(
        {**HEADER, "title": "t", "paragraphs": ["p"], "paragraphe": ["q"]}, "content/texts/fr/x.yaml"
    )

    with pytest.raises(ContentError, match=r"content/texts/fr/x.yaml: unknown name\(s\): paragraphe"):
        reading.read_text(fields)


def test_a_number_left_unquoted_is_refused():
    with pytest.raises(ContentError, match=r"version: expected a text, found 1 \(quote numbers\)"):
        reading.read_header(Fields({**HEADER, "version": 1}, "content/x.yaml"))


def test_a_missing_name_is_refused():
    with pytest.raises(ContentError, match=r"content/x\.yaml: licence: is missing"):
        reading.read_header(
            Fields({name: value for name, value in HEADER.items() if name != "licence"}, "content/x.yaml")
        )


def test_reviewed_without_a_date_is_refused():
    with pytest.raises(ContentError, match="a reviewed file has the date of its review"):
        reading.read_header(Fields({**HEADER, "status": "reviewed"}, "content/x.yaml"))


def test_deadlines_that_cross_are_refused():
    with pytest.raises(ContentError, match="deadlines must follow each other"):
        reading._read_clock(Fields({"take_by": 60, "answer_by": 15, "close_by": 20}, "clocks: red"))


def test_a_line_that_asks_must_name_its_question():
    moments = {"m": {"kind": "info", "lines": {"a": "Comment ça va ?"}}}

    with pytest.raises(ContentError, match="a line with a question mark names its question"):
        dialogue_reading.read_dialogue([Fields({**HEADER, "moments": moments}, "x")])


def test_a_line_asks_one_question_at_most():
    moments = {"m": {"kind": "question", "question": "q", "lines": {"a": "Où ? Quand ?"}}}

    with pytest.raises(ContentError, match="asks more than one question"):
        dialogue_reading.read_dialogue([Fields({**HEADER, "moments": moments}, "x")])


def test_a_file_that_is_not_yaml_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(loader, "ROOT", tmp_path)
    broken = tmp_path / "broken.yaml"
    broken.write_text("a: [", encoding="utf-8")

    with pytest.raises(ContentError, match=r"broken.yaml: not valid YAML"):
        loader.open_file(broken)


def test_what_is_loaded_is_kept():
    assert content.policy() is content.policy()
    assert content.dialogue() is content.dialogue()


def test_a_name_that_yaml_takes_for_a_value_is_refused():
    with pytest.raises(ContentError, match="False is read as a value, not as a name: quote it"):
        Fields(yaml.safe_load("no: non"), "content/x.yaml")
