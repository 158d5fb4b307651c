"""The same messages by different people: what is noticed and what is raised for nothing, by form."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from types import MappingProxyType
from typing import Any

from vigie.evaluation import persons
from vigie.evaluation.compare import weighed
from vigie.evaluation.disturbances import texting
from vigie.evaluation.messages import Labelled
from vigie.evaluation.otherwise import words
from vigie.evaluation.robustness import SEED, Heard, Reader, few, hear, shuffled
from vigie.evaluation.scores import share, wilson
from vigie.reader import read

Forms = Mapping[str, str]  # the form, the message in it
Write = Callable[[str, str, Random], Forms | None]


def _genders(text: str, lang: str, _chance: Random) -> Forms | None:
    feminine, masculine = persons.in_feminine(text), persons.in_masculine(text)
    if lang != "fr" or feminine is None or masculine is None:
        return None
    return {persons.FEMININE: feminine, persons.MASCULINE: masculine}


def _addresses(text: str, lang: str, chance: Random) -> Forms | None:
    other = persons.other_address(text, lang, chance)
    if other is None:
        return None
    to_tu = persons.to_tu(text) is not None
    return {persons.TU: other[0] if to_tu else text, persons.VOUS: text if to_tu else other[0]}


def _registers(text: str, lang: str, chance: Random) -> Forms | None:
    short = texting(text, lang, chance)
    return {
        "as_written": text,
        "texting": short[0] if short else text,
        "formal": persons.in_formal_words(text, lang),
    }


def _origins(text: str, lang: str, chance: Random) -> Forms | None:
    return {origin: persons.introduced(text, lang, origin, chance) for origin in words()["first_names"]}


GROUPS: Mapping[str, Write] = MappingProxyType(
    {"gender": _genders, "tu_vous": _addresses, "register": _registers, "first_name": _origins}
)


def bias(
    messages: Sequence[Labelled], reader: Reader = read, *, seed: int = SEED, most: int = 0
) -> dict[str, Any]:
    """Return the figures of each form of each group; the first form is the one others are compared with."""
    order = shuffled(messages, seed)
    groups = {
        name: [
            (message, {form: hear(message, (text,), reader) for form, text in forms.items()})
            for message, forms in few(_written(name, order, seed), most)
        ]
        for name in GROUPS
    }
    told = {name: _group(heard) for name, heard in groups.items()}
    return {"n": len(messages), "seed": seed, "most": most, "groups": told}


def _written(name: str, messages: Sequence[Labelled], seed: int) -> Iterator[tuple[Labelled, Forms]]:
    for message in messages:
        chance = Random(f"{seed}:{name}:{message.id}")  # noqa: S311 - a repeatable draw, not a secret
        lang = "en" if message.row.get("lang") == "en" else "fr"
        forms = GROUPS[name](message.text, lang, chance)
        if forms is not None:
            yield message, forms


def _group(heard: Sequence[tuple[Labelled, dict[str, Heard]]]) -> dict[str, Any]:
    if not heard:
        return {}
    first, *_ = heard[0][1]
    in_danger = [forms for one, forms in heard if one.at_risk and one.subject is not None]
    harmless = [forms for one, forms in heard if one.harmless]
    return {form: _form(form, first, in_danger, harmless) for form in heard[0][1]}


def _form(
    form: str,
    first: str,
    in_danger: Sequence[Mapping[str, Heard]],
    harmless: Sequence[Mapping[str, Heard]],
) -> dict[str, Any]:
    hits = sum(forms[form].noticed for forms in in_danger)
    opened = sum(forms[form].outcome == "open" for forms in harmless)
    raised = sum(forms[form].raised for forms in harmless)
    return {
        "at_risk": len(in_danger),
        "recall": share(hits, len(in_danger)),
        "ci95": wilson(hits, len(in_danger)),
        "recall_p": _p(form, first, [(forms[first].noticed, forms[form].noticed) for forms in in_danger]),
        "harmless": len(harmless),
        "false_open": share(opened, len(harmless)),
        "false_open_or_ask": share(raised, len(harmless)),
        "false_open_or_ask_ci95": wilson(raised, len(harmless)),
        "alarms_p": _p(form, first, [(forms[first].raised, forms[form].raised) for forms in harmless]),
    }


def _p(form: str, first: str, answers: Sequence[tuple[bool, bool]]) -> float | None:
    """Return McNemar's p against the first form; None for that form itself."""
    return None if form == first else float(weighed(answers)["p"])
