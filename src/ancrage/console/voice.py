"""Measure the companion's voice on the written talks, and write the page: `python -m ancrage.console.voice`."""

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ancrage.companion.counters import Counts, count
from ancrage.companion.same_care import WIDEST, Compared, compare
from ancrage.console.main import main

TALKS, SAME = Path("data/talks/scripts.jsonl"), Path("data/talks/same_care.jsonl")
PAGE = Path("docs/reference/voix.md")
AT = "2026-03-10T15:00+01:00"
HEADING = """# La voix du compagnon, mesurée

Écrite par `make docs` (`python -m ancrage.console.voice`), d’après `data/talks/` rejoué par le vrai programme. Textes inventés, relus par aucun·e
clinicien·ne. Les tests (`tests/stories/test_voice.py`) tiennent les mêmes seuils, et nomment ce qui n’y est pas encore.
Les repères viennent du MITI 4.2.1 (reflets, questions, reflets complexes) et d’AnnoMI (conseils).
"""


def played(talks: Path) -> list[dict[str, Any]]:
    """Return every turn of a file, played at a fixed hour with a fixed draw."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        if main(["replay", str(talks), "--out", str(out), "--at", AT]):
            raise SystemExit(f"{talks} : une ligne est mal formée.")
        return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def alarms(turns: Sequence[dict[str, Any]], in_danger: set[str]) -> str:
    """Return how often danger was heard in talks where there is none, as the page says it."""
    calm = [turn for turn in turns if turn["id"] not in in_danger]
    heard = Counter(turn["reading"]["outcome"] for turn in calm)
    return f"{heard['ask']} questions directes, {heard['open']} ouvertures, sur {len(calm)} tours"


def page(counts: Counts, compared: Sequence[Compared], false_alarms: str) -> str:
    """Return the whole page, in Markdown."""
    return "\n".join([HEADING, *measured(counts, false_alarms), *same_care(compared), ""])


def measured(counts: Counts, false_alarms: str) -> Iterable[str]:
    """Return the table of the counters, and what falls short."""
    more = counts.talks_asking_more_than_giving
    yield f"## {counts.talks} échanges, {counts.turns} tours\n"
    yield from table(
        ("quoi", "seuil", "mesuré"),
        [
            ("mots par réponse, médiane", "≤ 60", f"{counts.words_median:g}"),
            ("mots de la plus longue réponse", "", f"{counts.words_most}"),
            ("questions", "", f"{counts.questions}"),
            ("reflets", "", f"{counts.reflections}"),
            ("échanges sans danger qui questionnent plus qu’ils ne reflètent", "0", f"{len(more)}"),
            ("reflets complexes, part", "≥ 40 %", percent(counts.complex_share)),
            ("tours avec un conseil non demandé", "≤ 2 %", percent(counts.advice_share)),
            ("tours qui ne disent rien de propre au message", "", percent(counts.generic_share)),
            ("danger entendu dans les échanges où il n’y en a pas", "≤ 1 % des tours", false_alarms),
            ("fautes", "0", f"{len(counts.faults)}"),
        ],
    )
    kinds = Counter(fault.what for fault in counts.faults)
    yield "" if not kinds else "\nFautes : " + ", ".join(f"{what} ({times})" for what, times in kinds.items())
    if more:
        yield "Questionnent plus qu’ils ne reflètent : " + ", ".join(more) + ".\n"


def same_care(compared: Sequence[Compared]) -> Iterable[str]:
    """Return the table of the same stories told by different people."""
    yield "## La même chose, dite par d’autres\n"
    yield (
        "Onze récits, chacun dit par quatre personnes (Marie-Christine, 58 ans, soignée ; Enzo, 19 ans, textos ; Oksana, 36 ans, français appris ;\n"
        f"Mamadou, 44 ans, sans accents). Même étape et mêmes ressources à chaque tour ; longueurs à {WIDEST:.0%} près de leur moyenne.\n"
    ).replace("%", " %")
    yield from table(
        ("récit", *next((tuple(one.voices) for one in compared), ()), "étapes", "ressources", "écart"),
        [
            (
                one.script,
                *(f"{told.words}" for told in one.voices.values()),
                "les mêmes" if one.same_stages else "**différentes**",
                "les mêmes" if one.same_resources else "**différentes**",
                percent(one.gap),
            )
            for one in compared
        ],
    )
    yield "\nLes nombres sont les mots de toutes les réponses."


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    """Return the lines of a Markdown table."""
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    yield from ("| " + " | ".join(row) + " |" for row in rows)


def percent(share: float) -> str:
    """Return a share as people read it."""
    return f"{share:.1%}".replace(".", ",").replace("%", " %")


if __name__ == "__main__":
    written = [json.loads(line) for line in TALKS.read_text(encoding="utf-8").splitlines()]
    turns, in_danger = played(TALKS), {talk["id"] for talk in written if talk.get("danger")}
    PAGE.write_text(page(count(turns), compare(played(SAME)), alarms(turns, in_danger)), encoding="utf-8")
    print(f"{PAGE} écrite.")
