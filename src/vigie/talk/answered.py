"""What a short message answers to a direct question: yes, no, neither, or something beside it."""

from dataclasses import dataclass

from vigie.reading import Outcome, Risk, Subject
from vigie.talk.questions import MEANINGS, Meaning, subject_of
from vigie.talk.spoken import Spoken

LONGEST = 12  # words: a longer message is read for itself
OPENING = 5  # words in which an answer is given: what comes after is about something else
SHORT = 4  # words in which « souvent » can only be the answer
TOLD = 8  # words in which a moment or a means is an answer, not a story
MOMENT = 6  # words in which a moment, said first, is the answer
DEEDS = {"suicide_means": "here", "already_done": "taken"}  # what else these questions may be answered with
HALF_NO = frozenset(
    {"pas", "non pas", "not", "no not"}
)  # what is left of « pas vraiment » once fillers are out


@dataclass(frozen=True)
class Answer:
    """An answer to a direct question, and what it says."""

    question: str
    given: str
    meaning: Meaning
    subject: Subject

    @property
    def level(self) -> Risk:
        """How grave it is."""
        return self.meaning.level

    @property
    def is_open(self) -> bool:
        """Whether it says so clearly."""
        return self.meaning.outcome == Outcome.OPEN


def answer_to(question: str, words: Spoken) -> Answer | None:
    """Return what a message answers to a question; None when it says nothing of a danger."""
    meanings = MEANINGS.get(question)
    if not meanings:
        return None
    given = given_by(words, question)
    return Answer(question, given, meanings[given], subject_of(question)) if given in meanings else None


def given_by(words: Spoken, question: str) -> str:
    """Return the kind of an answer, "" when the message is not one."""
    if words.length > LONGEST:
        return "yes" if _long_yes(words) else ""
    opening = words.opening(OPENING)
    if opening.line in HALF_NO:
        return "unsure"
    said = _refused(words, opening) or _agreed(words, opening, question)
    return said or _told(words, question) or _beside(words)


def _refused(words: Spoken, opening: Spoken) -> str:
    """Return the kind of a no or of an in-between, and what is left of doubt in it."""
    if opening.says("answers", "unsure") or words.is_only("answers", "unsure_alone"):
        return "unsure"
    if words.says("answers", "not_yet") and not words.begins("answers", "yes"):
        return "not_yet"
    if not (opening.begins("answers", "no") or opening.says("answers", "no_further")):
        return ""
    if words.says("answers", "still_thinks") and not words.says("answers", "thinks_no_more"):
        return "no_but_thinks"
    return "no_but" if words.says("answers", "residue") else "no"


def _agreed(words: Spoken, opening: Spoken, question: str) -> str:
    if opening.begins("answers", "yes") or opening.says("answers", "yes_further"):
        doubts = question == "safety_now" and words.says("answers", "safe_but")
        return "yes_but" if doubts else "yes"
    if words.is_only("answers", "yes_alone"):
        return "yes"
    often = opening.begins("answers", "often") or (
        words.length <= SHORT and words.says_plainly("answers", "often")
    )
    return "yes" if often else ""


def _told(words: Spoken, question: str) -> str:
    """A moment, a means or a deed, given as an answer."""
    if words.says("answers", "put_away"):
        return "no"
    if question == "safety_now":
        return "yes" if words.begins("answers", "well") else ""
    if words.length > (SHORT if question == "suicide_direct" else TOLD) or words.says("subject", "ordinary"):
        return ""
    moment = words.begins("parts", "moment") and words.length <= MOMENT
    deed = DEEDS.get(question)
    answered = moment or words.says_plainly("parts", "means", "preparing")
    return "told" if answered or (deed and words.says_plainly("answers", deed)) else ""


def _beside(words: Spoken) -> str:
    """A word beside the question, or a question in return."""
    beside = words.begins("answers", "evasive") or words.is_only("answers", "evasive_alone")
    asks = words.message.original.rstrip().endswith("?") and not words.says("subject", "ordinary")
    return "evasive" if beside or asks else ""


def _long_yes(words: Spoken) -> bool:
    """A yes that goes on: « oui, j’y pense depuis des mois et je ne le dis à personne »."""
    opening = words.opening(TOLD)
    return opening.begins("answers", "yes") and opening.says("answers", "still_thinks")
