"""`ancrage serve`, `web` and `worker`: what they refuse, and how they listen. tests/processes runs them for real."""

import argparse
import socket

import pytest

from ancrage.config.checks import HouseNotReady
from ancrage.console import readiness
from ancrage.console.commands import serve, web, worker
from ancrage.jobs.supervisor import SUPERVISED


def parsed(command, *arguments):
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return parser.parse_args(arguments)


@pytest.fixture
def alone(monkeypatch):
    monkeypatch.delenv(SUPERVISED, raising=False)


def test_it_listens_on_this_machine_only_unless_asked():
    args = parsed(web)
    assert web.options(args)["bind"] == "127.0.0.1:8000"
    assert (args.processes, args.threads) == (2, 4)


def test_addresses_are_not_logged_because_they_hold_ids():
    assert web.options(parsed(web))["accesslog"] is None


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("command", [serve, web, worker])
def test_a_broken_house_does_not_open(command, monkeypatch):
    def refuse():
        raise HouseNotReady("la maison ne peut pas ouvrir")

    monkeypatch.setattr(readiness, "refuse_a_broken_house", refuse)
    with pytest.raises(HouseNotReady):
        command.run(parsed(command))


def test_what_a_supervisor_has_checked_is_not_checked_again(monkeypatch):
    monkeypatch.setenv(SUPERVISED, "1")
    monkeypatch.setattr(readiness, "refuse_a_broken_house", lambda: pytest.fail("checked again"))
    readiness.refuse_to_start()


def test_a_busy_port_is_said_in_a_sentence():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(readiness.PortBusy, match=f"le port {port}"):
            readiness.refuse_busy_port("127.0.0.1", port)


def test_serve_keeps_web_and_worker_alive_and_watches_that_each_loop_beats(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    web_child, worker_child = serve.children("127.0.0.1", 8150)
    assert [child.name for child in (web_child, worker_child)] == ["web", "worker"]
    assert web_child.is_well(1000)
    assert worker_child.is_well(serve.SILENCE - 1), "it is given the time to start"
    assert not worker_child.is_well(serve.SILENCE + 1), "then silence means that it hangs"
