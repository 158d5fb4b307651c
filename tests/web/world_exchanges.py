"""What Amina asked of the people who look after her, for the table of roles."""

import uuid

from ancrage.care.models import CareRelation
from ancrage.exchanges.actions import ask_callback
from ancrage.exchanges.models import Callback
from tests.cast import Cast

OF_A_CALLBACK = (
    "callback",
    "request",
    "request_take",
    "request_try",
    "request_hand_over",
    "request_close",
)
OF_A_RELATION = ("letters", "thread")
NAMES = frozenset(OF_A_CALLBACK + OF_A_RELATION)


def ask(cast: Cast) -> None:
    """Let Amina ask for one thing of each kind."""
    ask_callback(person=cast.amina, window="week.morning", phone="0612345678", key=uuid.uuid4())


def arguments(cast: Cast, name: str) -> dict[str, object]:
    """Return what the URL of that name is about."""
    if name in OF_A_RELATION:
        return {"id": CareRelation.objects.get(person=cast.amina, kind="standing").pk}
    return {"id": Callback.objects.get(person=cast.amina).pk}
