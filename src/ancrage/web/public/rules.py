"""How the help page puts resources together. Pure: the date is an argument."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ancrage.content import Country, Policy, Resource, country, resources_for


@dataclass(frozen=True)
class Need:
    """A reason to look for help, in the words of whoever looks, and the keys of the resources behind it.

    `slug`: what the address holds of it; figures, so that a history or a log says nothing.
    """

    slug: str
    label: str
    keys: tuple[str, ...]


NEEDS = (
    Need("27", "Idées de suicide, pour moi ou un proche", ("suicide", "automutilation", "danger_immediat")),
    Need("41", "Parler à quelqu’un", ("detresse", "isolement")),
    Need("38", "Violences", ("violence_conjugale", "violence_sexuelle", "victime", "enfant_en_danger")),
    Need(
        "19",
        "Enfants et jeunes",
        ("jeune", "enfant_en_danger", "cyberviolence", "harcelement_scolaire", "etudiant"),
    ),
    Need(
        "74",
        "Travail",
        ("burnout", "harcelement_travail", "discrimination", "soignant", "dirigeant", "agriculteur"),
    ),
    Need("30", "Alcool, drogues, jeu", ("alcool", "drogues", "cannabis", "jeu", "tabac")),
    Need("96", "Deuil", ("deuil",)),
    Need("58", "Alimentation", ("troubles_alimentaires",)),
    Need("22", "Discriminations", ("discrimination", "lgbt", "handicap", "personne_agee")),
)

GROUPS = {
    "suicide_line": "Prévention du suicide",
    "listening": "Parler, jour ou nuit",
    "theme": "Pour une situation précise",
    "care": "Être suivi·e",
    "work": "Au travail",
    "peer_training": "Apprendre à aider",
    "emergency": "Autres urgences",
}


@dataclass(frozen=True)
class Shown:
    """A resource on the page, and whether to write "à confirmer" beside it."""

    resource: Resource
    to_confirm: bool


@dataclass(frozen=True)
class HelpPage:
    """What the help page shows: what to call first, then the rest in order."""

    country: Country
    need: Need | None
    first: tuple[Shown, ...]
    groups: tuple[tuple[str, tuple[Shown, ...]], ...]


def need_named(slug: str) -> Need | None:
    """Return the need behind a filter; an unknown one filters nothing."""
    return next((need for need in NEEDS if need.slug == slug), None)


def help_page(*, code: str, slug: str, today: date) -> HelpPage:
    """Return the page of a country and a need. Emergencies and suicide lines stay, whatever the filter."""
    shelf, need = country(code), need_named(slug)
    found = answering(shelf, need, today) if need else [one for one in shelf.resources if not one.closed]
    shown = [Shown(resource, resource.to_confirm(today)) for resource in found]
    first = first_to_call(shelf, shown)
    rest = [one for one in shown if one not in first]
    groups = (("Pour vous", tuple(rest)),) if need else grouped(rest)
    return HelpPage(country=shelf, need=need, first=first, groups=groups)


def answering(shelf: Country, need: Need, today: date) -> tuple[Resource, ...]:
    """Return what answers a need, best first, then what never hides."""
    return resources_for(risk="none", country=shelf.code, today=today, needs=need.keys)


def first_to_call(shelf: Country, shown: Iterable[Shown]) -> tuple[Shown, ...]:
    """Return the country's suicide line, its emergency numbers and what serves without a voice, in this order."""
    by_id = {one.resource.id: one for one in shown}
    order = (shelf.line, *shelf.emergency, shelf.no_voice)
    return tuple(by_id[name] for name in order if name in by_id)


def grouped(shown: Iterable[Shown]) -> tuple[tuple[str, tuple[Shown, ...]], ...]:
    """Return resources under the heading of their tier, the ones to confirm last."""
    rows = sorted(shown, key=lambda one: one.to_confirm)
    tiers = (
        (label, tuple(one for one in rows if one.resource.tier == tier)) for tier, label in GROUPS.items()
    )
    return tuple((label, ones) for label, ones in tiers if ones)


@dataclass(frozen=True)
class LevelShown:
    """A level of the policy: what leads to it, and by when a human must act, in minutes."""

    level: str
    whys: tuple[str, ...]
    take_by: int
    answer_by: int


def levels_shown(policy: Policy) -> tuple[LevelShown, ...]:
    """Return the levels, most urgent first, each with its reasons (once) and its clock."""
    return tuple(
        LevelShown(
            level=level,
            whys=tuple(dict.fromkeys(rule.why for rule in policy.rules if rule.level == level)),
            take_by=policy.clock(level).take_by,
            answer_by=policy.clock(level).answer_by,
        )
        for level in ("red", "orange", "yellow")
    )
