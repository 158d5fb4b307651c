"""`python -m vigie train` needs its extra, and says so in a sentence."""

import sys

import pytest

from vigie.__main__ import NO_FILE, main


def test_without_its_extra_it_says_what_is_missing(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.delitem(sys.modules, "vigie.training.command", raising=False)
    assert main(["train"]) == NO_FILE
    assert "il manque" in capsys.readouterr().err


def test_it_is_listed_with_the_other_commands(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "train" in capsys.readouterr().out
