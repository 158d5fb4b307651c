"""Play written talks through the real companion, in a house that is thrown away, and write what it answered."""

import argparse
import json
import re
import time
import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from ancrage import content
from ancrage.accounts.models import User
from ancrage.care.queries import open_alerts
from ancrage.care.rules import Level, highest
from ancrage.companion import actions as companion
from ancrage.companion.counters import count
from ancrage.companion.models import Conversation
from ancrage.companion.queries import Opened, opened
from ancrage.console.linewise import Bar, Lines, Malformed, text_in
from ancrage.console.throwaway import come_back_to, snapshot, throwaway_house
from ancrage.kernel import clock
from ancrage.kernel.errors import AncrageError
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose
from ancrage.vigilance.queries import heard_of_message

HELP = "Rejoue des échanges écrits avec le vrai programme, dans une base jetée ensuite, et écrit ce qu’il a répondu."
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


class EngineMissing(AncrageError):
    """An engine that this house does not have."""


@dataclass(frozen=True)
class Script:
    """A talk to play."""

    id: str
    turns: tuple[tuple[int, str], ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the talks, where to write, and how."""
    parser.add_argument("file", type=Path, help="JSONL : un échange par ligne")
    parser.add_argument("--out", type=Path, required=True, help="JSONL à écrire : une réponse par ligne")
    parser.add_argument(
        "--engine", choices=["guided", "llm"], default="guided", help="moteur de réponse (guided)"
    )
    parser.add_argument(
        "--fresh", action="store_true", help="une base neuve pour chaque échange, et non pour le fichier"
    )
    parser.add_argument(
        "--draw",
        type=int,
        default=0,
        help="quel tirage des phrases : le même nombre redonne les mêmes réponses (0)",
    )
    parser.add_argument(
        "--at",
        type=moment,
        help="date et heure (ISO, avec fuseau) où tout se passe, au lieu de maintenant ; les mots de la nuit en dépendent",
    )
    parser.add_argument(
        "--counts",
        action="store_true",
        help="affiche ensuite ce que comptent ces échanges : longueur, questions, reflets, fautes",
    )


def run(args: argparse.Namespace) -> int:
    """Play every talk; 1 when a line was malformed."""
    if args.engine != "guided":
        raise EngineMissing(f"le moteur « {args.engine} » n’est pas installé ici ; seul « guided » l’est.")
    scripts = Lines(args.file, parse=script)
    bar = Bar(scripts.total)
    with args.out.open("w", encoding="utf-8") as out, throwaway_house(), clock_at(args.at):
        house = snapshot()
        for asked in scripts:
            for line in play(asked, draw=args.draw):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
            if args.fresh:
                come_back_to(house)
            bar.at(scripts.done)
    bar.end()
    if args.counts:
        played = [json.loads(line) for line in args.out.read_text(encoding="utf-8").splitlines()]
        print(json.dumps(count(played).as_dict(), ensure_ascii=False, indent=1))
    return 1 if scripts.wrong else 0


def moment(text: str) -> datetime:
    """Return the moment an option says; argparse tells when it is none."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise argparse.ArgumentTypeError("il manque le fuseau : 2026-03-10T21:00+01:00")
    return found


def clock_at(at: datetime | None) -> AbstractContextManager[None]:
    """Let the clock stand at a moment, or run as it does."""
    return nullcontext() if at is None else clock.turned_to(at)


def script(found: dict[str, Any]) -> Script:
    """Return the talk a line holds; Malformed when it holds none."""
    turns = found.get("turns")
    if not isinstance(turns, list) or not all(isinstance(turn, dict) for turn in turns):
        raise Malformed("« turns » manque, ou n’est pas une liste d’objets")
    numbered = tuple((number_of(turn, place), text_in(turn, "user")) for place, turn in enumerate(turns, 1))
    if not all(said.replace("\x00", "").strip() for _number, said in numbered):
        raise Malformed("un tour n’a aucun mot dans « user »")
    return Script(text_in(found, "id"), numbered)


def number_of(turn: dict[str, Any], place: int) -> int:
    """Return the number a turn gives itself, else its place."""
    number = turn.get("turn", place)
    if not isinstance(number, int):
        raise Malformed("« turn » n’est pas un nombre")
    return number


def play(asked: Script, *, draw: int = 0) -> Iterator[dict[str, Any]]:
    """Let someone new say each turn in one talk; yield what was answered and what it set going.

    `draw` chooses among the words that could be said: the same one gives the same answers.
    """
    person = User.objects.create(username=str(uuid.uuid4()))
    for purpose in (Purpose.KEEP, Purpose.IMMINENT_DANGER):
        give_consent(person=person, purpose=purpose, text_version="1")
    conversation = companion.start_conversation(person=person, draw=key_of(draw, asked.id, 0).int)
    for place, (number, said) in enumerate(asked.turns, 1):
        answer = turn(conversation, said, key=key_of(draw, asked.id, place))
        yield {"id": asked.id, "turn": number, "user": said} | answer


def key_of(draw: int, talk: str, place: int) -> uuid.UUID:
    """Return the key of a message, from which the words of its answer are drawn."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{draw}:{talk}:{place}")


def turn(conversation: Conversation, said: str, *, key: uuid.UUID) -> dict[str, Any]:
    """Say one thing and return the answer, as the format wants it."""
    began = time.perf_counter()
    message = companion.say(conversation=conversation, text=said, key=key)
    answer = companion.reply(message=message)
    took = round((time.perf_counter() - began) * 1000)
    shown = opened(conversation, [answer])[0]
    return {
        **told(shown),
        "reading": reading_of(message.pk),
        "alert": alert_about(conversation.person),
        "stage": shown.extras["stage"],
        "engine": "guided",
        "ms": took,
    }


def told(answer: Opened) -> dict[str, Any]:
    """Return the words, what they do, and what stands beside them."""
    extras = answer.extras
    offered = [
        choice["action"].removeprefix("exercise:")
        for choice in extras["quick_replies"]
        if choice["action"].startswith("exercise:")
    ]
    return {
        "reply": answer.text,
        "words": len(WORD.findall(answer.text)),
        "questions": extras["questions"],
        "question": extras["question"],
        "reflections": extras["reflections"],
        "advice": extras["advice"],
        "exercises": list(dict.fromkeys(filter(None, [extras["exercise"], *offered]))),
        "resources": list(extras["resources"]),
        "lines": list(extras["lines"]),
        "kinds": [kind_of(name) for name in extras["lines"]],
    }


def kind_of(name: str) -> str:
    """Return what a line of content does: complex, question, safety ..., "" when it is not on the shelves any more."""
    return kinds().get(name, "")


@cache
def kinds() -> dict[str, str]:
    """Return the kind of every line that may be said, by its id."""
    shelves = [
        line for code in ("fr", "en") for known in content.dialogue(code).moments.values() for line in known
    ]
    told = [
        line for one in content.situations().values() for line in (*one.reflects, *one.asks, *one.affirms)
    ]
    return {line.id: line.kind for line in (*shelves, *told)}


def reading_of(message_id: uuid.UUID) -> dict[str, Any]:
    """Return what was heard of a message."""
    heard = heard_of_message(message_id)
    assert heard is not None  # said, so expected
    return {
        "risk": heard.risk,
        "subject": heard.subject,
        "outcome": heard.outcome,
        "signals": [*heard.labels, *sorted(heard.flags)],
    }


def alert_about(person: User) -> dict[str, str] | None:
    """Return the most urgent alert that is open about someone."""
    levels = [Level(alert.level) for alert in open_alerts(person)]
    return {"level": highest(levels).value} if levels else None
