"""Judge the French words that people read: what a line must never say, and how long and how plain it stays."""

import argparse

from ancrage.content import wording
from ancrage.content.wording_phrases import phrases
from ancrage.content.wording_policy import wording_policy

HELP = (
    "Relit les mots français du contenu : tu et vous, accords, jargon, longueurs, promesses, diagnostics, doses, typographie. "
    "Sans base de données ; 1 dès qu’une ligne est refusée."
)


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Take nothing: every word is read, every time."""


def run(_args: argparse.Namespace) -> int:
    """Print each fault: file, line, rule, excerpt, and why; 1 when there is one."""
    policy = wording_policy()
    read = phrases(policy)
    found = wording.faults(read, policy)
    for fault in found:
        print(f"content/{fault.file}: {fault.line}: {fault.rule}: « {fault.excerpt} » ({fault.why})")
    print(f"{len(read)} textes relus, {len(found)} refus, {len(policy.exceptions)} exceptions motivées.")
    return 1 if found else 0
