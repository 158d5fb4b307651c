"""Following the person: what they told is remembered, what they say is not it is dropped."""

import re
from dataclasses import dataclass

from ancrage import content
from ancrage.companion.engines import slots, words
from ancrage.companion.engines.draft import Draft
from ancrage.companion.engines.situations import is_form, understood

REMEMBERED = 24
THREAD = 3  # situations back to which a question may still go
SUPPOSED = r"(?:ce n['’]est|c['’]est|c['’]était|ce n['’]était|c'et|cest|c)"
DENIED = re.compile(
    rf"\b{SUPPOSED} (?:même |vraiment |tellement |du tout |juste )*pas (?:du tout |vraiment |tellement |tant )?"
    r"((?:du|de la|de l['’]|le|la|l['’]|les|des|un|une|mon|ma|mes)\s?[a-zà-ÿœ-]+(?: [a-zà-ÿœ-]+)?)",
    re.IGNORECASE,
)
LEFT = re.compile(
    r"\b(?:arr[êe]te[rz]? (?:avec|de parler (?:de|d['’]))|laisse[rz]? tomber|oublie[rz]?|rien à voir avec) "
    r"((?:du|de la|de l['’]|le|la|l['’]|les|des|un|une)\s?[a-zà-ÿœ-]+)",
    re.IGNORECASE,
)
TAILS = re.compile(r"\s(?:le|la|les|mais|et|ou|qui|que|je|qu|non|pas|du|au|le problème|c)$", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """What this message tells. `fresh`: situations not told before, in order; `again`: the others."""

    fresh: tuple[content.Situation, ...]
    again: tuple[content.Situation, ...]

    @property
    def latest(self) -> content.Situation | None:
        """Return what weighs most of what is told: the last heavy thing, else the last."""
        both = self.fresh or self.again
        heavy = [one for one in both if one.tone == "heavy"]
        return heavy[-1] if heavy else both[-1] if both else None


def keep_told(draft: Draft) -> Told:
    """Remember the situations of this message; return them."""
    state = draft.state
    heard = (one for one in understood(draft.scene.text) if not dropped(one, state.dropped))
    found = [one for one in heard if not is_form(one)]
    told = Told(
        fresh=tuple(one for one in found if one.id not in state.told),
        again=tuple(one for one in found if one.id in state.told),
    )
    themes = [one.theme for one in told.fresh if one.theme and one.theme not in state.dropped]
    known = dict.fromkeys([*state.told, *(one.id for one in told.fresh)])
    draft.change(
        told=tuple(known)[-REMEMBERED:],
        themes=tuple(dict.fromkeys([*(name for name in state.themes if name not in state.dropped), *themes])),
    )
    keep_facts(draft)
    return told


def keep_facts(draft: Draft) -> None:
    """Remember who it is about and since when, as last said."""
    who, since = slots.who(draft.scene.text, draft.state.address), slots.since(draft.scene.text)
    draft.note(**({"who": who} if who else {}), **({"since": since} if since else {}))


def values_of(draft: Draft) -> dict[str, str]:
    """Return the facts of this message that a line may name; a fact of another message is not supposed here."""
    text, address = draft.scene.text, draft.state.address
    return {"who": slots.who(text, address), "since": slots.since(text)}


def dropped(one: content.Situation, names: tuple[str, ...]) -> bool:
    """Whether the person said that this is not it."""
    return one.id in names or (bool(one.theme) and one.theme in names)


def thread(draft: Draft) -> tuple[content.Situation, ...]:
    """Return the last situations told and still standing, the latest first: what the talk is about."""
    known = content.situations()
    told = [known[name] for name in reversed(draft.state.told) if name in known]
    return tuple(one for one in told if not dropped(one, draft.state.dropped))[:THREAD]


def last_told(draft: Draft) -> content.Situation | None:
    """Return the last situation told and still standing."""
    return next(iter(thread(draft)), None)


def denied(text: str) -> str:
    """Return what the person says it is not: "c'est pas le sommeil le problème" gives "le sommeil"."""
    found = DENIED.search(text) or LEFT.search(text)
    if found is None:
        return ""
    return TAILS.sub("", found.group(1).strip()).replace("'", "’").lower()


def leave(draft: Draft, names: tuple[str, ...]) -> None:
    """Forget situations wrongly understood, and their themes when nothing else told is about them."""
    known, state = content.situations(), draft.state
    told = tuple(name for name in state.told if name not in names)
    kept = {known[name].theme for name in told if name in known}
    gone = {known[name].theme for name in names if name in known} - kept
    draft.change(
        told=told,
        dropped=tuple(dict.fromkeys([*state.dropped, *names])),
        themes=tuple(name for name in state.themes if name not in gone),
    )


def drop(draft: Draft, named: str) -> bool:
    """Forget what is named: its themes, and the situations told that are about it. Return whether there was any."""
    themes = words.cues_found("named", words.normal(named))
    known = content.situations()
    gone = [name for name in draft.state.told if name in known and known[name].theme in themes]
    draft.change(
        dropped=tuple(dict.fromkeys([*draft.state.dropped, *themes, *gone])),
        themes=tuple(name for name in draft.state.themes if name not in themes),
        told=tuple(name for name in draft.state.told if name not in gone),
    )
    return bool(themes or gone)
