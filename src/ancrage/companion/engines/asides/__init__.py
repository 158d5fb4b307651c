"""What the person asks or does in passing: it is answered, truly, before the talk goes on from where it was.

`intent` says what a message asks, `answer` answers it, `answer_at_once` only what comes before the rest of a turn; "" is nothing of the kind, or nothing to add: the talk goes on.
`may_ask` says whether a question is welcome now: someone may have asked for fewer of them.
"""

from ancrage.companion.engines.asides.answering import answer, answer_at_once, answer_in_english
from ancrage.companion.engines.asides.intents import intent
from ancrage.companion.engines.asides.room import may_ask

__all__ = ["answer", "answer_at_once", "answer_in_english", "intent", "may_ask"]
