"""How far professionals agree with the machine, rule by rule, in counts first and in honest words."""

from collections.abc import Collection
from dataclasses import dataclass
from math import sqrt
from typing import Any

from ancrage.vigilance import queries
from ancrage.web.clinic.wording import KINDS, word

Known = dict[tuple[str, str], str]
ENOUGH = 20  # verdicts under which a share says nothing yet
SURE_OF = 1.96  # 95 %


@dataclass(frozen=True)
class Row:
    """One rule: what it found, what was said of it, and what may be concluded."""

    rule: str
    kind: str
    found: int
    reviewed: int
    right: int
    other: int
    wrong: int
    precision: str
    level_right: str
    said: str


def agreement_page() -> dict[str, Any]:
    """Return the rules that were reviewed, and how many were not yet."""
    rows = queries.agreement()
    reviewed = [_row(row) for row in rows if row.reviewed]
    return {
        "rows": reviewed,
        "verdicts": sum(row.reviewed for row in rows),
        "right": sum(row.right for row in rows),
        "other": sum(row.other for row in rows),
        "wrong": sum(row.wrong for row in rows),
        "silent": len(rows) - len(reviewed),
        "enough": ENOUGH,
    }


def by_rule(rules: Collection[str]) -> Known:
    """Return, for each of these rules and each kind already reviewed, what is known of it in a few words."""
    return {(row.rule, row.kind): _known(row) for row in queries.agreement(rules=rules) if row.reviewed}


def interval(share_of: int, among: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share.

    >>> low, high = interval(9, 10)
    >>> round(low, 2), round(high, 2)
    (0.6, 0.98)
    """
    share, z = share_of / among, SURE_OF
    middle = (share + z * z / (2 * among)) / (1 + z * z / among)
    half = z * sqrt(share * (1 - share) / among + z * z / (4 * among * among)) / (1 + z * z / among)
    return max(0.0, middle - half), min(1.0, middle + half)


def _known(row: Any) -> str:
    there = row.right + row.other
    few = ", trop peu pour conclure" if row.reviewed < ENOUGH else ""
    return f"{there} fois sur {row.reviewed} confirmée{few}"


def _row(row: Any) -> Row:
    return Row(
        rule=row.rule,
        kind=word(KINDS, row.kind),
        found=row.found,
        reviewed=row.reviewed,
        right=row.right,
        other=row.other,
        wrong=row.wrong,
        precision=_share(row.right + row.other, row.reviewed),
        level_right=_share(row.right, row.reviewed),
        said=_conclusion(row),
    )


def _share(share_of: int, among: int) -> str:
    if among < ENOUGH:
        return f"{share_of} sur {among}"
    low, high = interval(share_of, among)
    return f"{100 * share_of / among:.0f}\u00a0% ({100 * low:.0f}\u00a0à\u00a0{100 * high:.0f}\u00a0%)"


def _conclusion(row: Any) -> str:
    if row.reviewed < ENOUGH:
        return "Trop peu d’avis pour conclure"
    low, high = interval(row.right + row.other, row.reviewed)
    if high < 0.5:
        return "Se trompe plus souvent qu’elle ne voit juste"
    return "Fiable sur ce qui a été relu" if low >= 0.8 else "À surveiller"
