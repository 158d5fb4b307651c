"""What people agree to: a changed word is a new version, and what was read before stays readable."""

import hashlib
import json

import pytest

from ancrage import content
from ancrage.privacy.rules import TEXT_OF, WITHDRAWAL_OF, Purpose

LOCKED = {
    ("switch_imminent", "1"): "7dedee2ede057860",
    ("switch_keep", "1"): "51e6898627a2b6af",
    ("switch_learn", "1"): "5ed46baa4bfec2bd",
    ("switch_learn", "2"): "b1fc713d2bbba3bc",
    ("switch_remember", "1"): "0e20e552da4359c7",
    ("switch_share", "1"): "bcdd354bf6c6a9ae",
}
"""Hash of each version ever shown. Never change a line: write a new version, move the old file to `earlier/`, add a line."""


def digest(text: content.Text) -> str:
    words = json.dumps([text.title, *text.paragraphs], ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def shown() -> dict[tuple[str, str], str]:
    now = [content.texts(name) for name in TEXT_OF.values()]
    return {(text.name, text.version): digest(text) for text in (*now, *content.earlier_texts().values())}


def test_every_version_is_locked_by_its_hash():
    assert shown() == LOCKED


@pytest.mark.parametrize("purpose", Purpose)
def test_every_version_since_the_first_can_be_read_again(purpose):
    last = int(content.texts(TEXT_OF[purpose]).version)
    assert all(content.text_as_read(TEXT_OF[purpose], str(number)) for number in range(1, last + 1))
    assert content.text_as_read(TEXT_OF[purpose], str(last + 1)) is None


@pytest.mark.parametrize("name", WITHDRAWAL_OF.values())
def test_a_withdrawal_says_what_stops_what_stays_and_what_is_still_seen(name):
    assert len(content.texts(name).paragraphs) == 3
