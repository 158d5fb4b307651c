"""Rows and readings made up for the tests of the figures."""

import json

from vigie.evaluation import evaluate, read_all, read_lines, sliced
from vigie.reading import Finding, Quality, Reading

QUALITY = Quality("fr", 10)


def heard(*, risk="none", subject="none", outcome="nothing", flags=(), labels=(), kind="suicide"):
    finding = Finding(kind, risk, subject, outcome, "x", 0, 1, "rule", "rule", "0")
    findings = () if outcome in {"nothing", "unknown"} else (finding,)
    return Reading(risk, subject, outcome, QUALITY, "0", flags, labels, findings)


OPENED = heard(risk="plan", subject="self", outcome="open")
ASKED = heard(risk="passive", subject="self", outcome="ask")
UNREAD = heard(outcome="unknown")
MINE = {"risk": "plan", "subject": "self"}
THEIRS = {"risk": "active", "subject": "other"}
CALM = {"risk": "none", "subject": "none", "self_harm": False}


def lines(*rows):
    return list(read_lines([json.dumps(row).encode() for row in rows]))


def row(name, **fields):
    return {"id": name, "text": name, **fields}


def reads(*pairs, source="invented.jsonl"):
    """Rows, each with the reading it gets."""
    readings = {row["text"]: reading for row, reading in pairs}
    messages = [sliced(one) for one in lines(*(row for row, _ in pairs))]
    return read_all(messages, reader=lambda text: readings.get(text, heard()), source=source)


def figures(*pairs):
    """The figures of rows, each with the reading it gets."""
    return evaluate(reads(*pairs))
