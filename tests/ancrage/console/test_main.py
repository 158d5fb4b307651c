"""The `ancrage` command answers with a status and a sentence."""

import subprocess
import sys
from types import SimpleNamespace

import pytest
from django.db import OperationalError

from ancrage.console import main as console
from ancrage.kernel.errors import Refused


@pytest.fixture
def command(monkeypatch):
    """Replace every command by one whose `run` is given."""

    def replaced(run):
        fake = SimpleNamespace(
            HELP="Essai.", add_arguments=lambda parser: parser.add_argument("--n", type=int), run=run
        )
        monkeypatch.setattr(console, "command_names", lambda: {"try-it": "try_it"})
        monkeypatch.setattr(console, "import_module", lambda _name: fake)

    return replaced


def test_a_command_returns_its_status_and_reads_its_arguments(command):
    command(lambda args: args.n)
    assert console.main(["try-it", "--n", "3"]) == 3


def test_a_fact_becomes_one_sentence_on_standard_error(command, capsys):
    def refuse(args):
        raise Refused("Ceci n’est pas permis.")

    command(refuse)
    assert console.main(["try-it"]) == 1
    said = capsys.readouterr()
    assert said.err == "ancrage : Ceci n’est pas permis.\n"
    assert said.out == ""


def test_a_base_without_tables_says_what_to_run(command, capsys):
    def fail(args):
        raise OperationalError("no such table: accounts_user")

    command(fail)
    assert console.main(["try-it"]) == 1
    assert "ancrage setup" in capsys.readouterr().err


def test_a_missing_file_is_named(command, capsys, tmp_path):
    command(lambda _args: len((tmp_path / "absent.csv").read_text()))
    assert console.main(["try-it"]) == 1
    assert "absent.csv" in capsys.readouterr().err


def test_a_fault_of_ours_keeps_its_traceback(command):
    command(lambda _args: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        console.main(["try-it"])


def test_an_unknown_command_lists_the_known_ones(capsys):
    with pytest.raises(SystemExit) as stop:
        console.main(["nothing-like-it"])
    assert stop.value.code == 2
    assert "setup" in capsys.readouterr().err


def test_every_command_is_found_and_has_a_sentence(capsys):
    with pytest.raises(SystemExit) as stop:
        console.main(["--help"])
    assert stop.value.code == 0
    out = capsys.readouterr().out
    for name in console.command_names():
        assert name in out


@pytest.mark.parametrize("name", sorted(console.command_names()))
def test_every_command_has_its_help(name, capsys):
    with pytest.raises(SystemExit) as stop:
        console.main([name, "--help"])
    assert stop.value.code == 0
    assert capsys.readouterr().out.count("\n") > 3


def test_a_reader_who_leaves_is_no_error():
    code = "import sys; from ancrage.console.main import main; sys.exit(main(['--help']))"
    run = f'{sys.executable} -c "{code}" | head -c 1 > /dev/null; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", run], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
