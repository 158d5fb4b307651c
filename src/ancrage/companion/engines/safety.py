"""Whether one is safe, as people say it: « non » may say yes, and may say « je ne sais pas »."""

import re

from ancrage.companion.engines import words

SAFE_IS_YES = frozenset({"safety_now", "threat_soft"})
"""Kinds of question where yes says that one is safe."""
DANGER_IS_YES = frozenset({"threat_direct"})
TAG = re.compile(r"[,\s]+non\s*\?\s*$", re.IGNORECASE)
"""« …, non ? » asks; it answers nothing."""
MAY_HESITATE = SAFE_IS_YES | {"other_suicide"}


def answer_to(question: str, text: str) -> str:
    """Return yes, no, unsure or "": what a message answers to the question just asked.

    « Mais non, je ne vais pas le frapper » says yes to « êtes-vous en sécurité » ; « non enfin je sais pas » is no no.
    """
    plain = words.normal(text)
    if question in SAFE_IS_YES and says_safe(plain):
        return "yes"
    if question in DANGER_IS_YES and says_safe(plain):
        return "no"
    read = words.read_answer(TAG.sub("", text))
    hesitates = question in MAY_HESITATE and words.cue("safety", "unsure_after_no", plain)
    return "unsure" if read == "no" and hesitates else read


def says_safe(plain: str) -> bool:
    """Whether a normal text says that nobody is in danger, and nothing that says otherwise."""
    return words.cue("safety", "safe", plain) and not words.cue("safety", "unsafe", plain)
