"""The plan's verbs. Each is one transaction: the change and, when others may read, its trace."""

from ancrage.plans.actions.sharing import (
    forget_codes_due,
    make_code,
    open_code,
    revoke_code,
    share_plan,
    unshare_plan,
)
from ancrage.plans.actions.writing import (
    ConsentMissing,
    Kept,
    finish_plan,
    forget_all,
    forget_draft,
    forget_version,
    keep_step,
    said_now,
)

__all__ = [
    "ConsentMissing",
    "Kept",
    "finish_plan",
    "forget_all",
    "forget_codes_due",
    "forget_draft",
    "forget_version",
    "keep_step",
    "make_code",
    "open_code",
    "revoke_code",
    "said_now",
    "share_plan",
    "unshare_plan",
]
