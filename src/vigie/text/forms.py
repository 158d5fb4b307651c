"""What people really type: elisions, short forms, glued words, slips. Told in `lexicons/*/forms.yaml` and in the tables here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from vigie.text.hidden import by_length
from vigie.text.mending import SHORTEST_SLIP, mend, one_letter_away
from vigie.text.tables import meanings, words_in

__all__ = ["ELIDED", "Forms", "one_letter_away"]

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
SHORTEST_GLUED = 3
GLUED_PAIRS = frozenset(
    {"ai", "as", "en", "es", "eu", "il", "on", "un"}
)  # two letters glued behind one: « jen », « sil »
GLUED = (
    ("qu", ("que",)),
    ("jm", ("je", "me")),
    ("j", ("je",)),
    ("m", ("me",)),
    ("d", ("de",)),
    ("l", ("le",)),
    ("s", ("se",)),
    ("c", ("ce",)),
    ("t", ("te",)),
    ("n", ()),
)


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

    @property
    def language(self) -> str:
        """The language of the tables used beside those of the lexicon."""
        return "fr" if self.elisions else "en"

    @cached_property
    def pictures(self) -> Mapping[str, tuple[str, ...]]:
        """Signs read as words."""
        return meanings(self.language, "pictures") if self.written else {}

    @cached_property
    def signs(self) -> str:
        """Every sign read as a word, each once."""
        return "".join(sorted(set("".join(self.pictures))))

    @cached_property
    def veiled(self) -> Mapping[int, Sequence[str]]:
        """Words looked for behind figures, dots and stars, by length."""
        return by_length(words_in(self.language, "dear", "veiled")) if self.written else {}

    @cached_property
    def _typed(self) -> Mapping[str, tuple[str, ...]]:
        if not self.written:
            return {}
        ours = {**meanings(self.language, "slang"), **meanings(self.language, "sms")}
        return {**ours, **self.written}

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        return (
            self.known
            | words_in(self.language, "ordinary", "words")
            | words_in(self.language, "dear", "spared")
        )

    @cached_property
    def _wanted(self) -> Mapping[str, str]:
        ours = words_in(self.language, "dear", "mended") if self.written else frozenset()
        return one_letter_away(ours | frozenset(self.wanted.values()))

    def expand(self, form: str, *, elided: bool) -> tuple[str, ...]:
        """Return the tidy words of one typed word: none for a filler, several for a glued one."""
        if self.elisions and elided and form in ELIDED:
            return (ELIDED[form],) if ELIDED[form] else ()
        if not form or form in self.dropped:
            return ()
        if form in self._typed:
            return self._typed[form]
        if self.elisions and form in ELIDED:  # the apostrophe was left out: « l air »
            return (ELIDED[form],) if ELIDED[form] else ()
        if len(form) < SHORTEST_GLUED or form in self._ordinary:
            return (form,)
        return self._unglue(form) or (mend(form, self._wanted),)

    def is_bent(self, form: str, meant: Sequence[str]) -> bool:
        """Whether a typed word we do not know was read as a dear one."""
        return (
            len(form) >= SHORTEST_SLIP
            and len(meant) == 1
            and not form.endswith(meant[0])
            and form not in self._typed
        )

    def _unglue(self, form: str) -> tuple[str, ...]:
        if not self.elisions:
            return ()
        for start, words in GLUED:
            rest = form[len(start) :]
            if form.startswith(start) and self._may_be_glued(rest):
                return (*words, *self._typed.get(rest, (rest,)))
        return ()

    def _may_be_glued(self, rest: str) -> bool:
        if len(rest) <= 2:
            return rest in GLUED_PAIRS
        return rest in self.known or rest in self._typed
