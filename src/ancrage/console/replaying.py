"""Play talks inside the house: real consent, real reading, real alerts, real replies."""

import json
import sys
import time
import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command

from ancrage.accounts.models import Membership, Organisation, User
from ancrage.accounts.rules import Role
from ancrage.care import actions as care
from ancrage.care.queries import open_alerts
from ancrage.care.rules import Level, highest
from ancrage.companion import actions as companion
from ancrage.companion import queries
from ancrage.companion.models import Conversation
from ancrage.console import secrets
from ancrage.console.lines import Lines
from ancrage.kernel.errors import Invalid
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose
from ancrage.vigilance.queries import heard_of_message
from ancrage.vigilance.rules import UNKNOWN, Heard

ENGINE = "guided"


def play_file(file: Path, out: Path) -> int:
    """Open an empty house, play every talk of the file, write one object a turn."""
    open_house()
    lines = Lines(file, needs=("id", "turns"))
    with out.open("w", encoding="utf-8") as stream:
        for talk in lines:
            for turn in play(talk):
                print(json.dumps(turn, ensure_ascii=False), file=stream, flush=True)
            print(f"{talk['id']} : {len(talk['turns'])} tours", file=sys.stderr)
    return 1 if lines.malformed else 0


def open_house() -> None:
    """Make keys, tables and a team on duty with a signed cover."""
    secrets.private_folder(Path(settings.SECRETS_DIR))
    for secret in secrets.missing():
        secrets.create(secret)
    secrets.load()
    call_command("migrate", verbosity=0)
    team = Organisation.objects.create(name="Équipe de rejeu", side="care")
    officer = User.objects.create(username="astreinte", display_name="Astreinte")
    for role in (Role.PROFESSIONAL, Role.SAFETY_OFFICER):
        Membership.objects.create(user=officer, organisation=team, role=role)
    policy = care.draft_cover(
        organisation=team, by=officer, safety_officer=officer, steps=[(officer, 15), (None, 15)]
    )
    care.sign_cover(policy=policy, by=officer)


def play(talk: dict[str, Any]) -> list[dict[str, Any]]:
    """Play one talk as a new person, and return what happened at each turn."""
    person = User.objects.create(username=f"rejeu-{uuid.uuid4().hex[:12]}")
    for purpose in (Purpose.KEEP, Purpose.SHARE, Purpose.IMMINENT_DANGER):
        give_consent(person=person, purpose=purpose, text_version="1")
    conversation = companion.start_conversation(person=person)
    return [_turn(conversation, talk["id"], turn, number) for number, turn in enumerate(talk["turns"], 1)]


def _turn(conversation: Conversation, talk_id: str, turn: dict[str, Any], number: int) -> dict[str, Any]:
    said = {"id": talk_id, "turn": turn.get("turn", number), "user": turn.get("user", "")}
    began = time.perf_counter()
    try:
        message = companion.say(conversation=conversation, text=said["user"], key=uuid.uuid4())
    except Invalid as error:
        return said | _refused(error.said) | {"ms": _since(began)}
    answer = companion.reply(message=message)
    elapsed = _since(began)
    reply = queries.opened(conversation, [answer])[0]
    facts = {
        **_of_reply(reply.text, reply.extras),
        "reading": _of_reading(heard_of_message(message.pk) or UNKNOWN),
        "alert": _of_alerts(conversation.person),
    }
    return said | facts | {"stage": reply.extras["stage"], "engine": ENGINE, "ms": elapsed}


def _of_reply(text: str, extras: dict[str, Any]) -> dict[str, Any]:
    return {
        "reply": text,
        "words": len(text.split()),
        "questions": extras["questions"],
        "reflections": extras["reflections"],
        "advice": extras["advice"],
        "exercises": [extras["exercise"]] if extras["exercise"] else [],
        "resources": list(extras["resources"]),
    }


def _of_reading(heard: Heard) -> dict[str, Any]:
    signals = sorted({*heard.labels, *heard.flags})
    return {"risk": heard.risk, "subject": heard.subject, "outcome": heard.outcome, "signals": signals}


def _of_alerts(person: User) -> dict[str, str] | None:
    levels = [Level(alert.level) for alert in open_alerts(person)]
    return {"level": str(highest(levels))} if levels else None


def _refused(sentence: str) -> dict[str, Any]:
    nothing = {"resources": [], "exercises": [], "questions": 0, "reflections": 0, "advice": 0}
    return nothing | {
        "reply": sentence,
        "words": len(sentence.split()),
        "reading": None,
        "alert": None,
        "stage": "refused",
        "engine": ENGINE,
    }


def _since(began: float) -> int:
    return round((time.perf_counter() - began) * 1000)
