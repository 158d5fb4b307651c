"""What may be said of a reply: useful, not useful, or that it is wrong. Pure."""

from enum import StrEnum

from ancrage.kernel.errors import Invalid

MAX_WORDS = 2_000
"""Characters kept of what someone adds to a report."""


class Verdict(StrEnum):
    """What a person says of one reply."""

    USEFUL = "useful"
    NOT_USEFUL = "not_useful"
    REPORTED = "reported"

    @property
    def label(self) -> str:
        """The words people read."""
        return VERDICT_WORDS[self]


class Fault(StrEnum):
    """What is wrong with a reported reply, when the person says it."""

    BESIDE = "beside"
    HURTFUL = "hurtful"
    DANGEROUS = "dangerous"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The words people read."""
        return FAULT_WORDS[self]


VERDICT_WORDS = {
    Verdict.USEFUL: "Utile",
    Verdict.NOT_USEFUL: "Pas utile",
    Verdict.REPORTED: "Cette réponse ne va pas",
}
FAULT_WORDS = {
    Fault.BESIDE: "À côté",
    Fault.HURTFUL: "Blessante",
    Fault.DANGEROUS: "Dangereuse",
    Fault.OTHER: "Autre chose",
}


def verdict_named(name: str) -> Verdict:
    """Return a verdict by its name; Invalid when there is no such verdict."""
    try:
        return Verdict(name)
    except ValueError:
        raise Invalid("Dites si cette réponse est utile, pas utile, ou si elle ne va pas.") from None


def fault_named(name: str) -> Fault | None:
    """Return a fault by its name, None when none was said; Invalid when there is no such fault."""
    try:
        return Fault(name) if name else None
    except ValueError:
        raise Invalid("Choisissez une des raisons proposées, ou aucune.") from None


def tidy_words(text: str) -> str:
    """Return what someone adds to a report as it is kept; Invalid when it is too long."""
    tidy = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(tidy) > MAX_WORDS:
        raise Invalid("C’est trop long (2 000 caractères). Le signalement, lui, est noté.")
    return tidy
