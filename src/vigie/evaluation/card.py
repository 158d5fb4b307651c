"""The model card, in French and in English: prose by hand, figures from `vigie/measured.json`, nothing typed twice."""

from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from vigie.evaluation.drawing import Table, as_markdown
from vigie.evaluation.model_facts import model_facts
from vigie.evaluation.standing import PACKAGE, is_older
from vigie.evaluation.standing_tables import bias, crossing, fresh, robustness
from vigie.evaluation.tables import background, background_sentences, sentences, tables
from vigie.evaluation.tongue import Tongue, english, french

Facts = Mapping[str, Any]
Prose = Mapping[str, Any]

ROOT = PACKAGE.parents[1]
PAGES: Mapping[str, Path] = MappingProxyType(
    {
        "fr": ROOT / "docs/reference/vigie-fiche.md",
        "en": ROOT / "docs/reference/vigie-card.md",
    }
)
MADE = "<!-- made by `python -m vigie publish`; the prose is in src/vigie/evaluation/card.yaml -->"


def write_cards(facts: Facts, pages: Mapping[str, Path] = PAGES) -> None:
    """Write both cards."""
    for code, page in pages.items():
        page.write_text(card(facts, code), encoding="utf-8")


def card(facts: Facts, code: str) -> str:
    """Return a card, in French (fr) or in English (en)."""
    tongue, prose = (english() if code == "en" else french()), _read("card.yaml")[code]
    parts = [f"# {prose['title']}", MADE, prose["banner"]]
    for section in prose["sections"]:
        parts.append(f"## {section['heading']}")
        if "text" in section:
            parts.append(section["text"].rstrip())
        if "figures" in section:
            parts += DRAWN[section["figures"]](facts, tongue, prose)
    return "\n\n".join(parts) + "\n"


def _held_out(facts: Facts, tongue: Tongue, prose: Prose) -> list[str]:
    if "n" not in facts:
        return [prose["not_yet"]]
    told = "\n".join(f"- {sentence}" for sentence in sentences(facts, tongue))
    return [told, *map(as_markdown, tables({**facts, "background": None}, tongue)), _command(facts, prose)]


def _background(facts: Facts, tongue: Tongue, prose: Prose) -> list[str]:
    part = facts.get("background")
    if not part:
        return [prose["not_yet"]]
    told = [*background_sentences(part, tongue), as_markdown(background(part, tongue))]
    return [*told, *_made(part, facts, prose)]


def _part(name: str, tables_of: Callable[[Facts, Tongue], list[Table]]) -> Callable[..., list[str]]:
    """Return how a part with tables of its own is told."""

    def told(facts: Facts, tongue: Tongue, prose: Prose) -> list[str]:
        part = facts.get(name)
        if not part:
            return [str(prose["not_yet"])]
        return [*map(as_markdown, tables_of(part, tongue)), *_made(part, facts, prose)]

    return told


def _misses(_facts: Facts, tongue: Tongue, _prose: Prose) -> list[str]:
    told = _read("misses.yaml")[tongue.code]
    return [told["intro"].rstrip(), "\n".join(f"- {what}" for what in told["what"])]


def _facts(facts: Facts, _tongue: Tongue, prose: Prose) -> list[str]:
    names, known = (
        prose["facts"],
        {"version": facts.get("version"), "state": facts.get("state"), **model_facts()},
    )
    rows = [(names[name], str(known.get(name) or prose["none_known"])) for name in names]
    return [as_markdown(Table(prose["model"], ("", ""), tuple(rows)))]


def _made(part: Facts, facts: Facts, prose: Prose) -> list[str]:
    return [*([prose["older"]] if is_older(part, facts) else []), _command(part, prose)]


def _command(part: Facts, prose: Prose) -> str:
    return str(prose["command"]).format(command=part["command"])


def _read(name: str) -> dict[str, Any]:
    told = yaml.safe_load(files("vigie.evaluation").joinpath(name).read_text(encoding="utf-8"))
    return dict(told)


DRAWN: Mapping[str, Callable[[Facts, Tongue, Prose], list[str]]] = MappingProxyType(
    {
        "facts": _facts,
        "held_out": _held_out,
        "crossing": _part("crossing", crossing),
        "fresh": _part("fresh", fresh),
        "background": _background,
        "robustness": _part("robustness", robustness),
        "bias": _part("bias", bias),
        "misses": _misses,
    }
)
