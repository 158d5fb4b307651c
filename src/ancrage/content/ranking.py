"""Which resources to show, in which order. Pure: the date is an argument.

Emergencies, suicide lines and the entries marked so (119, 3919, 114) never hide, whatever their review date. The others, once past it,
come after the ones that were checked, and are written "à confirmer". Closed ones never show.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from ancrage.content.resource_schemas import Resource

TIERS = ("emergency", "suicide_line", "listening", "theme", "care", "work", "peer_training")
NEVER_HIDDEN_TIERS = ("emergency", "suicide_line")


def needs_heard(heard: Mapping[str, tuple[str, ...]], names: Iterable[str]) -> tuple[str, ...]:
    """Return the needs behind what was heard, in order, without doubles. An unknown name is a need itself."""
    wanted: dict[str, None] = {}
    for name in names:
        wanted.update(dict.fromkeys(heard.get(name, (name,))))
    return tuple(wanted)


def ranked(resources: Iterable[Resource], *, wanted: Collection[str], today: date) -> tuple[Resource, ...]:
    """Return what answers the needs, best first, then what never hides."""
    needs = list(wanted)
    shown = [resource for resource in resources if may_show(resource, needs)]
    return tuple(sorted(shown, key=lambda resource: place(resource, needs, today)))


def may_show(resource: Resource, needs: Collection[str]) -> bool:
    """Whether a resource belongs in the list: open, not excluded by a need, and useful or never hidden."""
    if resource.closed or not set(resource.not_for).isdisjoint(needs):
        return False
    return resource.never_hide or not set(resource.needs).isdisjoint(needs)


def place(resource: Resource, needs: list[str], today: date) -> tuple[bool, bool, int, int, int]:
    """Return the key by which resources are sorted: useful, checked, made for the first needs, most urgent tier."""
    first = _first_need(resource.first_for, needs)
    useful = _first_need(resource.needs, needs)
    told_first = first < len(needs)
    return (
        useful == len(needs) and not told_first,
        resource.to_confirm(today),
        0 if told_first else 1,
        first if told_first else useful,
        TIERS.index(resource.tier),
    )


def _first_need(keys: Collection[str], needs: list[str]) -> int:
    return min((needs.index(key) for key in keys if key in needs), default=len(needs))
