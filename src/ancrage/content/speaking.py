"""Saying a line to someone: tu or vous, how words agree with the person, the values that are filled in. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

FORMS = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")
GENDERS = re.compile(r"<([^<>|]*)\|([^<>|]*)\|([^<>|]*)>")
VALUES = re.compile(r"\{(\w+)\}")
GENDER_ORDER = ("f", "m", "e")


@dataclass(frozen=True)
class Voice:
    """How to speak to this person."""

    address: str = "vous"
    gender: str = "e"


def spoken(say: str, voice: Voice, values: Mapping[str, str]) -> str:
    """Return a line's words for this person."""
    said = FORMS.sub(lambda found: found.group(2 if voice.address == "tu" else 1), say)
    said = GENDERS.sub(lambda found: found.group(1 + GENDER_ORDER.index(voice.gender)), said)
    return VALUES.sub(lambda found: values[found.group(1)], said)
