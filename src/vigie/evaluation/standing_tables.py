"""The tables of what is measured beside the held-out third: authors left out, fresh sets, robustness, bias."""

from collections.abc import Mapping
from typing import Any

from vigie.evaluation.drawing import Table
from vigie.evaluation.tables import by_part
from vigie.evaluation.tongue import Tongue

Facts = Mapping[str, Any]


def crossing(facts: Facts, tongue: Tongue) -> list[Table]:
    """Return what is noticed of each author left out, of all together, and by slice."""
    authors = {**facts["authors"], tongue["all"]: facts["total"]}
    return [
        by_part(authors, ("crossing", "author"), tongue),
        by_part(facts["slices"], ("slices", "slice"), tongue),
    ]


def fresh(facts: Facts, tongue: Tongue) -> list[Table]:
    """Return what is noticed in each fresh set, in all together, and by slice."""
    sets = {**facts["files"], tongue["all"]: facts["total"]}
    return [
        by_part(sets, ("fresh", "file"), tongue),
        by_part(facts["slices"], ("slices", "slice"), tongue),
    ]


def robustness(facts: Facts, tongue: Tongue) -> list[Table]:
    """Return how often each disturbance changes the outcome, and what it costs."""
    headings = ("disturbance", "flips", "bounds", "held", "less", "pairs")
    costs = ("recall_before", "recall_after", "difference", "bounds", "in_danger")
    rows, spent = [], []
    for name, part in facts["disturbances"].items():
        told = tongue["yes"] if part["held"] else tongue["no"]
        shares = tongue.percent(part["rate"]), tongue.bounds(part["ci95"])
        rows.append((tongue.form(name), *shares, told, str(part["less"]), str(part["pairs"])))
        recall = part["recall"]
        moved = map(tongue.percent, (recall["before"], recall["after"], recall["difference"]))
        spent.append((tongue.form(name), *moved, tongue.bounds(recall["ci95"]), str(recall["n"])))
    return [
        Table(tongue["robustness"], tongue.all(*headings), tuple(rows)),
        Table(tongue["cost"], tongue.all("disturbance", *costs), tuple(spent)),
    ]


def bias(facts: Facts, tongue: Tongue) -> list[Table]:
    """Return what is noticed and raised for nothing in each form of the same messages."""
    headings = (
        "form",
        "noticed",
        "bounds",
        "p",
        "in_danger",
        "for_nothing_or_ask",
        "bounds",
        "p",
        "harmless",
    )
    return [
        Table(
            f"{tongue['bias']} : {tongue.form(group)}"
            if tongue.code == "fr"
            else f"{tongue['bias']}: {tongue.form(group)}",
            tongue.all(*headings),
            tuple(_form(form, part, tongue) for form, part in forms.items()),
        )
        for group, forms in facts["groups"].items()
        if forms
    ]


def _form(form: str, part: Facts, tongue: Tongue) -> tuple[str, ...]:
    return (
        tongue.form(form),
        tongue.percent(part["recall"]),
        tongue.bounds(part["ci95"]),
        tongue.chance(part["recall_p"]),
        str(part["at_risk"]),
        tongue.percent(part["false_open_or_ask"]),
        tongue.bounds(part["false_open_or_ask_ci95"]),
        tongue.chance(part["alarms_p"]),
        str(part["harmless"]),
    )
