"""What the pages of the mood journal show: the two taps, an entry, and what was sent."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from ancrage import content
from ancrage.content.journal_reading import MoodWords, mood_words
from ancrage.journal import queries
from ancrage.journal.change import Change, Standing
from ancrage.journal.queries import Entry
from ancrage.journal.rules import LONGEST_NOTE, Mood
from ancrage.web.person.mood_words import change_sentence

NOTHING = Mood(level=0)


@dataclass(frozen=True)
class MoodCheck:
    """The two taps. `keeps`: whether the person allows keeping. `full`: with emotions, what was around and a note.

    `error`: why what was sent cannot be kept; `about_note`: whether it is about the note. `action`: where it posts.
    `save`: the word of the second tap. `today`: what was noted today, the latest first.
    """

    keeps: bool
    key: uuid.UUID
    words: MoodWords
    typed: Mood = NOTHING
    error: str = ""
    full: bool = False
    today: list[Entry] = field(default_factory=list)
    longest: int = LONGEST_NOTE
    action: str = ""
    save: str = "Garder"

    @property
    def about_note(self) -> bool:
        """Whether the error is about the note."""
        return bool(self.error) and len(self.typed.note) > self.longest

    @property
    def open(self) -> bool:
        """Whether what is optional shows at once: something is in it."""
        return bool(self.typed.emotions or self.typed.tags or self.typed.note)


def check(person: Any) -> MoodCheck:
    """Return the two taps for any page of the person's: include `person/_mood_check.html` with it as `mood_check`."""
    return _check(person, action=reverse("mood"), today=queries.today(person))


def form(person: Any, **facts: Any) -> MoodCheck:
    """Return the whole form of the journal's first page, filled with what was typed."""
    return _check(person, action=reverse("mood"), full=True, **facts)


def correction(person: Any, entry: Entry, **facts: Any) -> MoodCheck:
    """Return the whole form of one entry, filled with what it says unless something else was typed."""
    typed = {"typed": entry.mood} | facts
    return _check(
        person, action=reverse("mood_entry", args=[entry.id]), full=True, save="Enregistrer", **typed
    )


def lower_card(person: Any, change: Change | None, *, name: str = "lower") -> dict[str, Any]:
    """Return what tells of a lasting change, under `name`; None there when there is none to tell."""
    if change is None or change.standing is not Standing.LOWER:
        return {name: None}
    running = queries.episode(person)
    return {
        name: content.texts("mood_lower"),
        "change_said": change_sentence(change),
        "told": queries.is_shared(running),
        "brings": content.texts("human_brings"),
    }


def mood_in(sent: QueryDict) -> Mood:
    """Return what was sent, as it is: the rules say what cannot be kept. No level is 0."""
    level = sent.get("level", "")
    return Mood(
        level=int(level) if level.isdecimal() and len(level) == 1 else 0,
        emotions=tuple(sent.getlist("emotions")),
        tags=tuple(sent.getlist("tags")),
        note=sent.get("note", "").replace("\x00", ""),
    )


def _check(person: Any, **facts: Any) -> MoodCheck:
    known = {"key": uuid.uuid4()} | facts
    return MoodCheck(keeps=queries.keeps(person), words=mood_words(), **known)
