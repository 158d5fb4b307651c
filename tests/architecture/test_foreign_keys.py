"""Foreign keys point down the stack, and no path of them joins the two sides except through Organisation."""

import tomllib
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
WORK = {"barometers", "diagnostics", "learning"}  # none exists yet: the walk waits for them
CARE = {"companion", "journal", "assessments", "exercises", "load", "vigilance", "care", "followup"}


def heights() -> dict[str, int]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    layers = config["tool"]["importlinter"]["contracts"][0]["layers"]
    return {app.strip(): -row for row, line in enumerate(layers) for app in line.replace("|", " ").split()}


def keys() -> list[tuple[type, type]]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("ancrage.")]
    return [
        (model, field.related_model)
        for model in ours
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is not None
    ]


def rises(model: type, target: type, height: dict[str, int]) -> bool:
    return height[target._meta.app_label] > height[model._meta.app_label]


def joined_sides(edges: list[tuple[str, str]], work: set[str], care: set[str], *, door: str) -> set[str]:
    """Return the care tables that a path of keys, walked either way, joins to a work table without the door."""
    neighbours: dict[str, set[str]] = {}
    for one, other in edges:
        if door not in (one, other):
            neighbours.setdefault(one, set()).add(other)
            neighbours.setdefault(other, set()).add(one)
    seen, waiting = set(work), list(work)
    while waiting:
        for table in neighbours.get(waiting.pop(), set()) - seen:
            seen.add(table)
            waiting.append(table)
    return seen & care


def tables(names: set[str]) -> set[str]:
    return {model._meta.label for model in apps.get_models() if model._meta.app_label in names}


def test_every_foreign_key_points_down_the_stack():
    height = heights()
    rising = [
        f"{m._meta.label} -> {t._meta.label}"
        for m, t in keys()
        if t._meta.app_label in height and rises(m, t, height)
    ]
    assert rising == []


def test_a_key_that_points_up_would_be_seen():
    alert, entry = apps.get_model("care.Alert"), apps.get_model("audit.TrailEntry")
    assert rises(entry, alert, heights())


def test_the_trail_and_the_vault_know_no_one_by_foreign_key():
    outward = [
        (m._meta.label, t._meta.label)
        for m, t in keys()
        if m._meta.app_label in {"audit", "vault"} and t._meta.app_label != m._meta.app_label
    ]
    assert outward == []


def test_no_path_of_keys_joins_work_and_care():
    edges = [(m._meta.label, t._meta.label) for m, t in keys()]
    assert joined_sides(edges, tables(WORK), tables(CARE), door="accounts.Organisation") == set()


def test_a_path_that_joins_the_sides_would_be_seen():
    edges = [("work.Answer", "accounts.User"), ("care.Alert", "accounts.User")]
    assert joined_sides(edges, {"work.Answer"}, {"care.Alert"}, door="accounts.Organisation") == {
        "care.Alert"
    }
    edges = [("work.Wave", "accounts.Organisation"), ("care.Alert", "accounts.Organisation")]
    assert joined_sides(edges, {"work.Wave"}, {"care.Alert"}, door="accounts.Organisation") == set()
