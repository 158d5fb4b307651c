"""What a browser keeps to be of help without a network. Never a page about someone."""

import json
from dataclasses import dataclass
from hashlib import sha256

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from ancrage.content import all_texts, countries, exercises
from ancrage.kernel import clock

SHELL = (
    "ancrage.css",
    "icons/ancrage.svg",
    "js/house.js",
    "js/waiting.js",
    "js/lock.js",
    "js/pacer.js",
    "js/exercise.js",
    "django_htmx/htmx-2.min.js",
)


PLAN_HOME = "/mon-plan/"
"""Where a person's safety plan lives. Under it, one page says itself whether it may be kept on the device."""


@dataclass(frozen=True)
class ExerciseLink:
    """An exercise that can be done without a network."""

    url: str
    title: str


@dataclass(frozen=True)
class Kept:
    """The list a service worker keeps, and the version that makes it start afresh."""

    pages: tuple[str, ...]
    assets: tuple[str, ...]
    version: str

    @property
    def as_json(self) -> str:
        """Return the list for the script. `<` is escaped: nothing in it can close anything."""
        facts = {"version": self.version, "pages": self.pages, "assets": self.assets}
        return json.dumps(facts, ensure_ascii=True).replace("<", "\\u003c")


def exercise_links() -> tuple[ExerciseLink, ...]:
    """Return the exercises' pages."""
    return tuple(ExerciseLink(reverse("exercise", args=[one.slug]), one.title) for one in exercises())


def kept() -> Kept:
    """Return what to keep now: help for each country, the offline page, the way out, the exercises, the shell."""
    help_url = reverse("help")
    by_country = [f"{help_url}?pays={shelf.code}" for shelf in countries()]
    pages = (
        help_url,
        *by_country,
        reverse("offline"),
        reverse("quick_exit"),
        *(link.url for link in exercise_links()),
    )
    assets = tuple(static(name) for name in SHELL)
    return Kept(pages=pages, assets=assets, version=version(pages + assets))


def version(urls: tuple[str, ...]) -> str:
    """Return a name that changes with the files, the reviewed words, and each week (review dates pass)."""
    words = [f"{text.name}{text.version}" for text in all_texts().values()]
    shelves = [f"{shelf.code}{shelf.header.version}" for shelf in countries()]
    week = timezone.localdate(clock.now()).strftime("%G-%V")
    return sha256("|".join([*urls, *words, *shelves, week]).encode()).hexdigest()[:16]
