"""The four switches, as pure data."""

from enum import StrEnum


class Purpose(StrEnum):
    """What a person may allow, each apart (policy of the product, `content/texts`)."""

    KEEP = "keep"  # keep the talk and its signals
    SHARE = "share"  # share them with my professional
    LEARN = "learn"  # help the machine learn
    IMMINENT_DANGER = "imminent_danger"  # read and accepted: the on-call professional may see a message under danger
