"""A talk that nothing keeps: its memory travels in the page, sealed, and is opened in memory only.

No row, no cache, no session, no log holds any of it; nobody is told (docs/decisions/0002).
"""

import base64
import json
import os
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from ancrage.companion.engines import guided
from ancrage.companion.rules import Composed, TalkState, tidy_text
from ancrage.companion.surrounding import surroundings_of_a_guest
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid
from ancrage.vigilance.actions import read_in_memory
from ancrage.vigilance.rules import Said

LASTS = timedelta(hours=4)
TURNS_KEPT, TURNS_READ = 40, 8  # turns that travel; turns that a reading leans on
CHARACTERS_KEPT = 120_000  # of their words: a page must still be sendable
NONCE = 12


class TalkGone(Invalid):
    """The page's memory is too old, or not ours."""

    said = "Cette conversation éphémère s’est effacée avec le temps. Vous pouvez en commencer une autre : votre texte est encore là."


@dataclass(frozen=True)
class Turn:
    """One message, as the page shows it."""

    author: str
    text: str
    at: datetime
    extras: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Ephemeral:
    """A whole talk, in memory."""

    state: TalkState
    turns: tuple[Turn, ...]
    began: datetime
    country: str = "FR"
    minor: bool = False


def begin(*, country: str = "FR", minor: bool = False) -> Ephemeral:
    """Say hello to a guest."""
    surroundings = surroundings_of_a_guest(country=country, minor=minor)
    greeting = guided.greet(surroundings, seed=secrets.randbits(32))
    return Ephemeral(greeting.state, (_reply(greeting),), clock.now(), country, minor)


def answer(talk: Ephemeral, text: str) -> Ephemeral:
    """Read what the guest says and answer, in memory. Invalid when there is nothing to read, or too much."""
    text = tidy_text(text)
    heard = read_in_memory(text, [_said(turn) for turn in talk.turns[-TURNS_READ:]])
    surroundings = surroundings_of_a_guest(country=talk.country, minor=talk.minor)
    composed = guided.compose(talk.state, heard, text, surroundings, seed=secrets.randbits(32))
    turns = (*talk.turns, Turn("person", text, clock.now()), _reply(composed))
    return replace(talk, state=composed.state, turns=_that_travel(turns))


def sealed(talk: Ephemeral) -> str:
    """Return the talk as the page carries it: text that only this server opens, for four hours."""
    turns = [[turn.author, turn.text, turn.at.isoformat(), turn.extras] for turn in talk.turns]
    body = {"state": talk.state.as_dict(), "turns": turns, "country": talk.country, "minor": talk.minor}
    plain = json.dumps({**body, "began": talk.began.isoformat()}, ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )
    nonce = os.urandom(NONCE)
    return base64.urlsafe_b64encode(nonce + AESGCM(_key()).encrypt(nonce, plain, None)).decode()


def unsealed(text: str) -> Ephemeral:
    """Open what `sealed` made; TalkGone when it is not ours or older than four hours."""
    try:
        raw = base64.urlsafe_b64decode(text.encode())
        body = json.loads(AESGCM(_key()).decrypt(raw[:NONCE], raw[NONCE:], None))
    except (InvalidTag, ValueError) as error:
        raise TalkGone from error
    began = datetime.fromisoformat(body["began"])
    if clock.now() - began > LASTS:
        raise TalkGone
    turns = tuple(
        Turn(who, said, datetime.fromisoformat(at), extras) for who, said, at, extras in body["turns"]
    )
    return Ephemeral(TalkState.from_dict(body["state"]), turns, began, body["country"], body["minor"])


def _that_travel(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    kept = turns[-TURNS_KEPT:]
    while len(kept) > 2 and sum(len(turn.text) for turn in kept) > CHARACTERS_KEPT:
        kept = kept[1:]
    return kept


def _key() -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"ephemeral talk").derive(settings.SECRET_KEY.encode())


def _reply(composed: Composed) -> Turn:
    return Turn("companion", composed.reply.text, clock.now(), composed.reply.as_extras())


def _said(turn: Turn) -> Said:
    question = turn.extras.get("question") or None
    return Said(role=turn.author, text=turn.text, at=turn.at.isoformat(), last_question_kind=question)
