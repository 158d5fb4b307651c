"""What the person asks or does in passing: it is answered, truly, before the talk goes on from where it was.

`intent` says what a message asks, `answer` answers it, `answer_at_once` only what comes before the rest of a turn; "" is nothing of the kind, or nothing to add: the talk goes on.
`answer_directly` is the last resort for a question, `leaves` hears a farewell. `may_ask` says whether a question is welcome now: someone may have asked for fewer of them.
"""

from ancrage.companion.engines.asides.answering import answer, answer_at_once, answer_in_english
from ancrage.companion.engines.asides.direct import TO_TELL, answer_directly, asked_before, keep_question
from ancrage.companion.engines.asides.farewell import leaves
from ancrage.companion.engines.asides.intents import ASKED_WHILE_CORRECTING, intent
from ancrage.companion.engines.asides.leaving import welcome_someone_else
from ancrage.companion.engines.asides.room import may_ask, silenced

__all__ = [
    "ASKED_WHILE_CORRECTING",
    "TO_TELL",
    "answer",
    "answer_at_once",
    "answer_directly",
    "answer_in_english",
    "asked_before",
    "intent",
    "keep_question",
    "leaves",
    "may_ask",
    "silenced",
    "welcome_someone_else",
]
