"""A reading as a person reads it, and anything as JSON that always can be written."""

import json
from typing import Any

from vigie.learned.occlusion import Explained
from vigie.names import FLAG_NAMES, LABEL_NAMES, LEVEL_NAMES, OUTCOME_NAMES, SUBJECT_NAMES
from vigie.reading import Finding, Reading

NAMES = {**FLAG_NAMES, **LABEL_NAMES}


def as_json(found: Any, *, indent: int | None = None) -> str:
    """Return JSON in UTF-8; lone surrogates, which UTF-8 cannot hold, are escaped."""
    written = json.dumps(found, ensure_ascii=False, indent=indent)
    try:
        written.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(found, ensure_ascii=True, indent=indent)
    return written


def reading_in_words(reading: Reading) -> str:
    """Return a reading in French: what it asks for, what was heard, on which words and why."""
    heard = [NAMES[kind] for kind in (*reading.flags, *reading.labels)]
    lines = [
        f"Suite      {OUTCOME_NAMES[reading.outcome]}",
        f"Danger     {LEVEL_NAMES[reading.risk]}",
        f"Pour       {SUBJECT_NAMES[reading.subject]}",
        f"Entendu    {', '.join(heard) or 'rien de particulier'}",
        f"Langue     {reading.quality.language}, {reading.quality.characters} caractères, vigie {reading.version}",
        *(f"Note       {note}" for note in reading.quality.notes),
    ]
    return "\n".join([*lines, *(_in_words(finding) for finding in reading.findings)])


def _in_words(finding: Finding) -> str:
    name = (
        f"suicide, {LEVEL_NAMES[finding.level]}" if finding.level else NAMES.get(finding.kind, finding.kind)
    )
    where = f"[{finding.start}:{finding.end}]"
    shown = f"« {' '.join(finding.quote.split())} »"
    return (
        f"\n  {shown} {where}\n  {name} ; {SUBJECT_NAMES[finding.subject]} ; {OUTCOME_NAMES[finding.outcome]}"
        f"\n  {finding.why}\n  {finding.source} {finding.rule}, version {finding.version}"
    )


def weighed_in_words(told: Explained) -> str:
    """Return the words that weighed most for one question of the learned reader, or that no word explains it alone."""
    name = NAMES.get(told.question, "danger de suicide")
    if not told.faithful:
        return f"\n  {name} : aucun mot n’explique à lui seul ce qui a été entendu"
    words = ", ".join(f"« {word.quote} » ({word.lost:.1f})" for word in told.words)
    return f"\n  {name} : les mots qui ont le plus pesé : {words}"
