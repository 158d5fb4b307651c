"""The figures as tables a person reads, in French: on a terminal, and on a page of the documentation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vigie.names import FLAG_NAMES, LABEL_NAMES, LEVEL_NAMES, WAY_NAMES

Facts = Mapping[str, Any]
NOTHING = "–"
WORTH_SHOWING = 20  # lines in a slice
SHOWN = 20  # slices on a terminal


@dataclass(frozen=True)
class Table:
    """A title, a row of headings, rows of words."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(facts: Facts) -> list[Table]:
    """Return the tables of an evaluation; those without a line are left out."""
    every = [_danger(facts), _alarms(facts), _flags(facts), _labels(facts), _slices(facts)]
    return [table for table in every if table.rows]


def sentences(facts: Facts) -> list[str]:
    """Return what holds in a sentence rather than in a table."""
    level, signals, time = facts["level_agreement"], facts["signals"], facts["latency_ms"]
    silent = signals["unlabelled"]
    return [
        f"{facts['n']} messages, vigie {facts['version']}.",
        f"Niveau de danger : exact {percent(level['exact'])}, à un cran près {percent(level['within_one'])} (n = {level['n']}).",
        f"Thèmes : F1 moyen {percent(signals['macro_f1'])}, F1 global {percent(signals['micro_f1'])} (n = {signals['n']}).",
        f"Messages sans thème où un thème est trouvé : {percent(silent['with_any_finding'])} (n = {silent['n']}).",
        f"Messages qui n’ont pas pu être lus (une question est posée) : {facts['unknown']}.",
        f"Temps de lecture : médiane {number(time['p50'])} ms, 95 % sous {number(time['p95'])} ms, au plus {number(time['max'])} ms ; mémoire {round(facts['peak_memory_mb'])} Mo.",
    ]


def drawn(table: Table) -> str:
    """Return a table aligned for a terminal."""
    rows = (table.headings, *table.rows)
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.headings))]
    lines = [_aligned(row, widths) for row in rows]
    return "\n".join([table.title, lines[0], "-" * len(lines[0]), *lines[1:]])


def as_markdown(table: Table) -> str:
    """Return a table for a page."""
    rule = "|" + "---|" + "---:|" * (len(table.headings) - 1)
    rows = [_piped(table.headings), rule, *(_piped(row) for row in table.rows)]
    return "\n".join([f"**{table.title}**", "", *rows])


def percent(value: float | None) -> str:
    """Return a share in French.

    >>> percent(0.9625)
    '96,2 %'
    """
    return NOTHING if value is None else f"{value * 100:.1f} %".replace(".", ",").replace(",0 %", " %")


def number(value: float) -> str:
    """Return a number in French."""
    return str(value).replace(".", ",")


def _danger(facts: Facts) -> Table:
    mine, other = facts["risk"]["self"], facts["risk"]["other"]
    rows = [_recall("pour la personne qui écrit", mine)]
    rows += [_recall(f"  {LEVEL_NAMES[level]}", mine["by_level"][level]) for level in mine["by_level"]]
    rows.append(_recall("pour quelqu’un d’autre", other))
    return Table(
        "Danger de suicide", ("qui est en danger", "remarqué", "bornes 95 %", "messages"), _told(rows)
    )


def _alarms(facts: Facts) -> Table:
    calm = facts["risk"]["none"]
    headings = ("sur les messages sans danger", "part", "bornes 95 %", "messages")
    if not calm["n"]:
        return Table("Fausses alertes", headings, ())
    both = ("l’aide s’ouvre, ou une question directe", "false_open_or_ask", "false_open_or_ask_ci95")
    rows = [
        (words, percent(calm[name]), _bounds(calm[bounds]), str(calm["n"]))
        for words, name, bounds in (("l’aide s’ouvre", "false_open", "ci95"), both)
    ]
    return Table("Fausses alertes", headings, tuple(rows))


def _flags(facts: Facts) -> Table:
    rows = [
        (name, percent(part["recall"]), _bounds(part["ci95"]), str(part["n"]), percent(part["precision"]))
        for flag, name in FLAG_NAMES.items()
        if (part := facts.get(flag, facts["flags"].get(flag))) and part["n"]
    ]
    headings = ("ce que dit le message", "remarqué", "bornes 95 %", "messages", "justesse")
    return Table("Autres dangers", headings, tuple(rows))


def _labels(facts: Facts) -> Table:
    rows = [
        (LABEL_NAMES[label], *(percent(part[key]) for key in ("recall", "precision", "f1")), str(part["n"]))
        for label, part in facts["signals"]["by_label"].items()
    ]
    return Table("Thèmes", ("thème", "trouvé", "justesse", "F1", "messages"), tuple(rows))


def _slices(facts: Facts) -> Table:
    rows = sorted(_worth_showing(facts["slices"]), key=lambda row: row[0])[:SHOWN]
    headings = ("façon d’écrire", "danger remarqué", "messages", "aide ouverte pour rien", "messages")
    return Table("Là où elle manque le plus", headings, tuple(row[1] for row in rows))


def _worth_showing(slices: Facts) -> Iterator[tuple[float, tuple[str, ...]]]:
    for name, part in slices.items():
        if part["at_risk"] >= WORTH_SHOWING or part["harmless"] >= WORTH_SHOWING:
            row = (
                WAY_NAMES.get(name, name),
                percent(part["recall"]),
                str(part["at_risk"]),
                percent(part["false_open"]),
                str(part["harmless"]),
            )
            yield (2.0 if part["recall"] is None else part["recall"]), row


def _recall(name: str, part: Facts) -> tuple[str, ...]:
    return (name, percent(part["recall"]), _bounds(part["ci95"]), str(part["n"]))


def _told(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(row for row in rows if row[-1] != "0")


def _bounds(interval: Sequence[float] | None) -> str:
    return f"{percent(interval[0])} à {percent(interval[1])}" if interval else NOTHING


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(words.rjust(width) for words, width in others)])


def _piped(row: Sequence[str]) -> str:
    return "| " + " | ".join(words.strip() for words in row) + " |"
