"""A house of its own, in a folder, driven from outside: what a real loss and a real restore need."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

from ancrage.console.backups.envelope import new_identity

START = "from ancrage.console.main import start_django; start_django()\n"
TALK = """
from ancrage.accounts.models import User
from ancrage.companion.models import Conversation, Message
from ancrage.vault.actions import seal
from ancrage.vault.rows import opened, place_of

def write(name, text):
    person, made = User.objects.get_or_create(username=name)
    talk, made = Conversation.objects.get_or_create(person=person)
    message = Message(conversation=talk, position=talk.messages.count() + 1, author="person")
    message.text_sealed = seal(owner=person.pk, place=place_of(message, "text"), text=text)
    message.save()

def read(name):
    person = User.objects.filter(username=name).first()
    rows = Message.objects.filter(conversation__person=person).order_by("position")
    return [row["text"] for row in opened(rows, owner=person.pk)] if person else None
"""


SERVE = """
import contextlib, io, json, sys
from ancrage.console.main import main
for line in sys.stdin:
    asked, out, err = json.loads(line), io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        if "code" in asked:
            exec(asked["code"], {})
            status = 0
        else:
            status = main(asked["arguments"])
    print(json.dumps({"returncode": status, "stdout": out.getvalue(), "stderr": err.getvalue()}), flush=True)
"""


class House:
    """A data folder, and one process of its own that runs commands on it."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": "src",
            "ANCRAGE_DATA": str(folder),
            "ANCRAGE_SECRETS": str(folder / "secrets"),
            **environment,
        }
        self.process: subprocess.Popen[str] | None = None

    def ancrage(self, *arguments: str | Path) -> SimpleNamespace:
        return self._ask(arguments=[str(argument) for argument in arguments])

    def python(self, code: str) -> str:
        return str(self._ask(code=START + TALK + code).stdout).strip()

    def close(self) -> None:
        if self.process:
            self.process.communicate(timeout=30)
            self.process = None

    def ask(self, **facts) -> None:
        """Send something to do without waiting for its end."""
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SERVE],
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        self.process.stdin.write(json.dumps(facts) + "\n")
        self.process.stdin.flush()

    def answer(self) -> SimpleNamespace:
        """Wait for the end of what was asked."""
        line = self.process.stdout.readline()
        assert line, "the process died"
        return SimpleNamespace(**json.loads(line))

    def _ask(self, **facts) -> SimpleNamespace:
        self.ask(**facts)
        return self.answer()


class Safe:
    """Where backups go: two folders, two identities."""

    def __init__(self, folder: Path) -> None:
        self.data, self.keys = folder / "data", folder / "keys"
        self.identities = [folder / "one.txt", folder / "two.txt"]
        self.recipients = [new_identity(file) for file in self.identities]

    def fill(self, house: House) -> subprocess.CompletedProcess[str]:
        to = [part for one in self.recipients for part in ("--recipient", one)]
        return house.ancrage("backup", "--data-to", self.data, "--keys-to", self.keys, *to)

    def newest(self, kind: str) -> Path:
        return max((self.data if kind == "data" else self.keys).iterdir())

    def oldest(self, kind: str) -> Path:
        return min((self.data if kind == "data" else self.keys).iterdir())

    def back(
        self, house: House, *, keys: Path, data: Path | None = None, identity: int = 0, yes: bool = True
    ):
        chosen = ["--keys", keys, "--identity", self.identities[identity]]
        chosen += ["--data", data] if data else []
        return house.ancrage("restore", *chosen, *(["--yes"] if yes else []))
