"""The switches and the dates of forgetting, as pure data."""

from datetime import datetime, timedelta
from enum import StrEnum


class Purpose(StrEnum):
    """What a person may allow, each apart (policy of the product, `content/texts`)."""

    KEEP = "keep"  # keep the talk and its signals
    SHARE = "share"  # share them with my professional
    LEARN = "learn"  # help the machine learn
    REMEMBER = "remember"  # remember a few things from one talk to the next
    IMMINENT_DANGER = (
        "imminent_danger"  # read and accepted: the on-call professional may see a message under danger
    )


class Asked(StrEnum):
    """What someone may ask about their data, beside what they do by themselves."""

    READ = "read"  # a read of the file that they do not understand
    RECTIFY = "rectify"  # what others wrote is wrong (RGPD art. 16)
    LIMIT = "limit"  # keep it and do nothing with it (RGPD art. 18)


class Still(StrEnum):
    """Ways of standing still."""

    PAUSE = "pause"  # nothing of the program's own accord: no reminder, no proposal
    LIMIT = "limit"  # the data is kept and nothing is done with it


ANSWER_WITHIN = timedelta(days=30)
"""How long a request may wait for its answer: one month (RGPD art. 12.3)."""

LONGEST_REQUEST = 4000
"""Characters of a request or of its answer."""

MOST_REQUESTS = 20
"""Requests of one person that may wait at the same time."""

OWN_FILE = "own_file"
"""The ground, in the trail, of what someone does with their own file."""

TEXT_OF = {
    Purpose.KEEP: "switch_keep",
    Purpose.SHARE: "switch_share",
    Purpose.LEARN: "switch_learn",
    Purpose.REMEMBER: "switch_remember",
    Purpose.IMMINENT_DANGER: "switch_imminent",
}
"""The text read before allowing each purpose (`content/texts`): its version is kept with the consent."""

TOGETHER = {
    Purpose.KEEP: (Purpose.KEEP, Purpose.IMMINENT_DANGER),
    Purpose.SHARE: (Purpose.SHARE,),
    Purpose.REMEMBER: (Purpose.REMEMBER,),
    Purpose.LEARN: (Purpose.LEARN,),
}
"""What each switch carries: a kept talk comes with the care of an immediate danger, the policy says so."""

WITHDRAWAL_OF = {
    Purpose.KEEP: "withdraw_keep",
    Purpose.SHARE: "withdraw_share",
    Purpose.REMEMBER: "withdraw_remember",
    Purpose.LEARN: "withdraw_learn",
}
"""What withdrawing changes, in three paragraphs: what stops, what stays, what a professional still sees."""


def forgotten_by_backups_at(erased_at: datetime, *, keys_kept_days: int) -> datetime:
    """Return when the last backup that could still hold a destroyed key expires.

    >>> from datetime import UTC
    >>> forgotten_by_backups_at(datetime(2026, 1, 1, tzinfo=UTC), keys_kept_days=30).isoformat()
    '2026-01-31T00:00:00+00:00'
    """
    return erased_at + timedelta(days=keys_kept_days)
