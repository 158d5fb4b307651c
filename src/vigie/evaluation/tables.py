"""The figures of an evaluation as tables a person reads."""

from collections.abc import Iterable, Mapping
from typing import Any

from vigie.evaluation.drawing import Table, drawn
from vigie.evaluation.tongue import Tongue, french

Facts = Mapping[str, Any]


def in_words(facts: Facts) -> str:
    """Return an evaluation for a terminal, in French."""
    told = [*sentences(facts, french()), *background_sentences(facts.get("background"), french())]
    return "\n\n".join(["\n".join(told), *map(drawn, tables(facts, french()))])


def tables(facts: Facts, tongue: Tongue) -> list[Table]:
    """Return the tables of an evaluation; those without a line are left out."""
    every = [
        _danger(facts, tongue),
        _alarms(facts, tongue),
        _flags(facts, tongue),
        _labels(facts, tongue),
        by_part(facts["slices"], ("slices", "slice"), tongue),
        by_part(facts["languages"], ("languages", "language"), tongue),
        by_part(facts.get("tags", {}), ("slices", "slice"), tongue),
        background(facts.get("background"), tongue),
    ]
    return [table for table in every if table.rows]


def sentences(facts: Facts, tongue: Tongue) -> list[str]:
    """Return what holds in a sentence rather than in a table."""
    level, signals, time = facts["level_agreement"], facts["signals"], facts["latency_ms"]
    silent, unread, share = signals["unlabelled"], facts["unknown"], tongue.percent
    return [
        tongue["n"].format(n=facts["n"], version=facts["version"]),
        tongue["level"].format(exact=share(level["exact"]), near=share(level["within_one"]), n=level["n"]),
        tongue["themes"].format(
            macro=share(signals["macro_f1"]), micro=share(signals["micro_f1"]), n=signals["n"]
        ),
        tongue["silent"].format(share=share(silent["with_any_finding"]), n=silent["n"]),
        tongue["unknown"].format(mistaken=unread["language_mistaken"], **unread),
        tongue["time"].format(
            memory=round(facts["peak_memory_mb"]), **{name: tongue.number(time[name]) for name in time}
        ),
    ]


def background_sentences(facts: Facts | None, tongue: Tongue) -> list[str]:
    """Return how often ordinary messages raise anything, in a sentence."""
    if not facts or not facts["n"]:
        return []
    opens, asks = facts["open"], facts["open_or_ask"]
    return [
        tongue["ordinary"].format(
            n=facts["n"],
            open=tongue.number(opens["per_10000"]),
            open_bounds=tongue.numbers(opens["ci95"]),
            ask=tongue.number(asks["per_10000"]),
            ask_bounds=tongue.numbers(asks["ci95"]),
            unread=facts["unknown"],
        )
    ]


def background(facts: Facts | None, tongue: Tongue) -> Table:
    """Return how often ordinary messages raise anything, by file."""
    headings = ("file", "messages", "per_open", "bounds", "per_ask", "bounds", "per_unknown", "bounds")
    parts = {**facts["files"], tongue["all"]: facts} if facts else {}
    rows = [
        (name, str(part["n"]), *_rates(part, ("open", "open_or_ask", "open_ask_or_unknown"), tongue))
        for name, part in parts.items()
    ]
    return Table(tongue["background"], tongue.all(*headings), tuple(rows))


def by_part(parts: Facts, words: tuple[str, str], tongue: Tongue) -> Table:
    """Return a table of slices, of languages, of authors: what is noticed, what is raised for nothing."""
    title, first = words
    headings = ("noticed", "bounds", "in_danger", "for_nothing", "for_nothing_or_ask", "bounds", "harmless")
    rows = [
        (
            tongue.slice(name),
            tongue.percent(part["recall"]),
            tongue.bounds(part["ci95"]),
            str(part["at_risk"]),
            tongue.percent(part["false_open"]),
            tongue.percent(part["false_open_or_ask"]),
            tongue.bounds(part["false_open_or_ask_ci95"]),
            str(part["harmless"]),
        )
        for name, part in parts.items()
    ]
    return Table(tongue[title], tongue.all(first, *headings), tuple(rows))


def compared(facts: Facts) -> str:
    """Return a comparison for a terminal, in French."""
    tongue = french()
    whole = {name: part for name, part in facts.items() if isinstance(part, Mapping) and "p" in part}
    told = [_comparison(tongue["compare"], whole, tongue)]
    told += [
        _comparison(tongue.slice(name), questions, tongue) for name, questions in facts["slices"].items()
    ]
    return "\n\n".join(drawn(table) for table in told)


def _comparison(title: str, questions: Facts, tongue: Tongue) -> Table:
    headings = (
        "question",
        "messages",
        "before",
        "after",
        "difference",
        "bounds",
        "only_before",
        "only_after",
        "p",
    )
    rows = [
        (
            name,
            str(part["n"]),
            *map(tongue.percent, (part["before"], part["after"], part["difference"])),
            tongue.bounds(part["ci95"]),
            *map(str, (part["only_before"], part["only_after"])),
            tongue.chance(part["p"]),
        )
        for name, part in questions.items()
        if part["n"]
    ]
    return Table(title, tongue.all(*headings), tuple(rows))


def _danger(facts: Facts, tongue: Tongue) -> Table:
    mine, other = facts["risk"]["self"], facts["risk"]["other"]
    rows = [_recall(tongue["writer"], mine, tongue)]
    rows += [_recall(f"  {tongue.levels[level]}", part, tongue) for level, part in mine["by_level"].items()]
    rows.append(_recall(tongue["other"], other, tongue))
    headings = ("who", "noticed", "bounds", "opened", "messages")
    return Table(tongue["danger"], tongue.all(*headings), _told(rows))


def _alarms(facts: Facts, tongue: Tongue) -> Table:
    calm = facts["risk"]["none"]
    shown = (("open", "false_open", "ci95"), ("open_or_ask", "false_open_or_ask", "false_open_or_ask_ci95"))
    rows = [
        (tongue[words], tongue.percent(calm[name]), tongue.bounds(calm[bounds]), str(calm["n"]))
        for words, name, bounds in shown
    ]
    return Table(tongue["alarms"], tongue.all("calm", "share", "bounds", "messages"), _told(rows))


def _flags(facts: Facts, tongue: Tongue) -> Table:
    rows = [
        (
            name,
            tongue.percent(part["recall"]),
            tongue.bounds(part["ci95"]),
            tongue.percent(part["precision"]),
            str(part["n"]),
        )
        for flag, name in tongue.flags.items()
        if (part := facts.get(flag, facts["flags"].get(flag)))
    ]
    headings = ("says", "noticed", "bounds", "precision", "messages")
    return Table(tongue["flags"], tongue.all(*headings), _told(rows))


def _labels(facts: Facts, tongue: Tongue) -> Table:
    rows = [
        (
            tongue.labels[label],
            *(tongue.percent(part[key]) for key in ("recall", "precision", "f1")),
            str(part["n"]),
        )
        for label, part in facts["signals"]["by_label"].items()
    ]
    headings = (*tongue.all("label", "found", "precision"), "F1", tongue["messages"])
    return Table(tongue["labels"], headings, tuple(rows))


def _recall(name: str, part: Facts, tongue: Tongue) -> tuple[str, ...]:
    shares = tongue.percent(part["recall"]), tongue.bounds(part["ci95"]), tongue.percent(part["opened"])
    return (name, *shares, str(part["n"]))


def _rates(part: Facts, names: Iterable[str], tongue: Tongue) -> list[str]:
    rates = [part[name] for name in names]
    return [
        words for rate in rates for words in (tongue.number(rate["per_10000"]), tongue.numbers(rate["ci95"]))
    ]


def _told(rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return the rows that count something: the last cell is a count."""
    return tuple(row for row in rows if row[-1] != "0")
