"""Recovery codes: how they are made, written and recognised. Pure.

A code holds 78 bits drawn at random: a fast hash keeps it as well as a slow one would, and the check stays one
look-up. The account's id goes into the hash, so that two accounts never share a digest.
"""

import hashlib
import secrets
import uuid

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # without I, L, O, U, 0, 1: read aloud and copied without doubt
GROUPS, LETTERS = 4, 4
CODES = 10


def new_codes() -> list[str]:
    """Return fresh codes such as `K7F2-9QXM-4TBH-W3RD`."""
    return [_new_code() for _ in range(CODES)]


def digest(account: uuid.UUID, code: str) -> str:
    """Return what is kept of a code, however it was typed: spaces, dashes and case do not count."""
    return hashlib.sha256(f"recovery code:{account}:{tidied(code)}".encode()).hexdigest()


def tidied(code: str) -> str:
    """Return the letters of a code alone."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _new_code() -> str:
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))
