"""The first text of someone, sealed by several processes at once: one key, and every text opens."""

import pytest

from tests.ancrage.console.drill import House

pytestmark = pytest.mark.processes

FIRST = """
import sys, uuid
from django.db import transaction
from ancrage.vault.actions import seal
from ancrage.vault.rules import Place
owner = uuid.UUID(int=7)
rows = [uuid.uuid4() for _ in range(5)]
with transaction.atomic():
    sealed = [(row, seal(owner=owner, place=Place("t", "f", row), text=f"mot {row}")) for row in rows]
for row, text in sealed:
    print(row, text.hex())
"""
OPEN = """
import uuid
from ancrage.vault.models import PersonKey
from ancrage.vault.queries import unseal
from ancrage.vault.rules import Place
assert PersonKey.objects.filter(owner_id=uuid.UUID(int=7)).count() == 1
for line in {lines!r}:
    row, text = line.split()
    row = uuid.UUID(row)
    print(unseal(owner=uuid.UUID(int=7), place=Place("t", "f", row), sealed=bytes.fromhex(text)) == f"mot {{row}}")
"""


def test_one_key_is_made_and_everything_opens(tmp_path):
    house = House(tmp_path / "house")
    assert house.ancrage("setup").returncode == 0
    writers = [House(house.folder) for _ in range(3)]
    for writer in writers:
        writer.python("")
    for writer in writers:
        writer.ask(code=FIRST)
    lines = [line for writer in writers for line in writer.answer().stdout.splitlines()]
    assert len(lines) == 15
    assert house.python(OPEN.format(lines=lines)).split() == ["True"] * 15
    for one in (house, *writers):
        one.close()
