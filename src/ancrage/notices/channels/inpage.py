"""The counter in the page: it reads the waiting alerts themselves, so nothing has to leave."""

import uuid

from ancrage.accounts.models import User
from ancrage.content.schemas import Notice

name = "inpage"


def reaches(user: User) -> bool:
    """Everyone with an account has a page."""
    return user.is_active


def send(notice: Notice, *, to: User, reference: uuid.UUID | None) -> None:
    """Do nothing: the row that asked for it is what the counter shows."""
    del notice, to, reference
