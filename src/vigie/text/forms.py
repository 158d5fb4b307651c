"""What people really type: elisions, SMS forms, glued words, common slips; told in `lexicons/fr/forms.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ELIDED = {
    "j": "je",
    "m": "me",
    "t": "te",
    "s": "se",
    "d": "de",
    "l": "le",
    "c": "ce",
    "qu": "que",
    "jusqu": "jusque",
    "lorsqu": "lorsque",
    "puisqu": "puisque",
    "n": "",
}
GLUED = (
    ("qu", "que"),
    ("j", "je"),
    ("m", "me"),
    ("d", "de"),
    ("l", "le"),
    ("s", "se"),
    ("c", "ce"),
    ("t", "te"),
    ("n", ""),
)
SHORTEST_SLIP = 5


@dataclass(frozen=True)
class Forms:
    """The forms of one language. `known`: words never to be corrected; `wanted`: words worth recognising."""

    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    wanted: Mapping[str, str] = field(default_factory=dict)
    elisions: bool = True

    @classmethod
    def plain(cls) -> "Forms":
        """Return forms that know elisions only."""
        return cls()

    def expand(self, form: str, *, elided: bool) -> tuple[str, ...]:
        """Return the tidy words of one typed word: none for a filler, several for a glued one."""
        if self.elisions and elided and form in ELIDED:
            return (ELIDED[form],) if ELIDED[form] else ()
        if form in self.dropped:
            return ()
        if form in self.written:
            return self.written[form]
        if self.elisions and form in ELIDED:  # the apostrophe was left out: « l air »
            return (ELIDED[form],) if ELIDED[form] else ()
        if form in self.known or len(form) < 3:
            return (form,)
        return self._unglue(form) or (self._mend(form),)

    def _unglue(self, form: str) -> tuple[str, ...]:
        if not self.elisions:
            return ()
        for start, word in GLUED:
            rest = form[len(start) :]
            if form.startswith(start) and len(rest) > 1 and (rest in self.known or rest in self.written):
                return (*((word,) if word else ()), *self.written.get(rest, (rest,)))
        return ()

    def _mend(self, form: str) -> str:
        if len(form) < SHORTEST_SLIP or not form.isalpha():
            return form
        if form in self.wanted:
            return self.wanted[form]
        for place in range(len(form)):
            word = self.wanted.get(form[:place] + form[place + 1 :])
            if word is not None and word[0] == form[0] and abs(len(word) - len(form)) <= 1:
                return word
        return form


def one_letter_away(words: frozenset[str]) -> dict[str, str]:
    """Return each word and each form of it with a letter missing -> the word."""
    shorter: dict[str, str] = {}
    for word in sorted(words):
        if len(word) > SHORTEST_SLIP:
            for place in range(1, len(word)):
                shorter.setdefault(word[:place] + word[place + 1 :], word)
    return shorter | {word: word for word in words}
