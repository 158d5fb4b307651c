"""One turn as the engine sees it: what was said, what was heard, what surrounds it, what is already known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from ancrage import content
from ancrage.companion.engines import recognising, safety, words
from ancrage.companion.rules import Surroundings, TalkState
from ancrage.content.policies import memory_policy
from ancrage.vigilance.rules import Heard

FLAGS_REMEMBERED = (
    "medical_emergency",
    "violence_suffered",
    "child_in_danger",
    "violence_threatened",
    "psychosis",
    "mania",
    "self_harm",
)
CLOSED_WITH_THE_ALERT = frozenset(
    {"path", "told", "denied", "explicit", "light", "guessed", "eased", "denials"}
)


@dataclass(frozen=True)
class Scene:
    """A turn. `state` already holds what this message says about the person."""

    state: TalkState
    heard: Heard
    text: str
    surroundings: Surroundings
    seed: int

    @cached_property
    def plain(self) -> str:
        return words.normal(self.text)

    @cached_property
    def answer(self) -> str:
        return safety.answer_to(self.state.last_question, self.text)

    @property
    def language(self) -> str:
        return self.state.notes.get("language", "fr")

    @cached_property
    def country(self) -> content.Country:
        return content.country(self.surroundings.country)

    @property
    def today(self) -> date:
        return date.fromisoformat(self.surroundings.today) if self.surroundings.today else date.min

    @property
    def name(self) -> str:
        """Return what the person asked to be called, else the name on the account, "" when there is none."""
        return self.state.notes.get("name", "") or self.surroundings.name

    @property
    def minor(self) -> bool:
        return self.surroundings.minor or "minor" in self.state.notes

    @cached_property
    def facts(self) -> frozenset[str]:
        """Return what the lines' conditions may ask about."""
        around, state = self.surroundings, self.state
        known = {
            "night": around.hour >= 22 or around.hour < 6,
            "evening": 18 <= around.hour < 22,
            "kept": around.kept,
            "ephemeral": not around.kept,
            "on_duty": around.humans_on_duty,
            "has_professional": around.has_professional,
            "returning": around.returning,
            "week": around.days_away >= memory_policy().week_days,
            "remembers": around.remembers,
            "minor": self.minor,
            "voice": bool(self.country.no_voice),
            "france": self.country.code == "FR",
            state.address: True,
        }
        details = words.cues_found("details", self.plain)
        taken = ("taken",) if "taken" in state.notes else ()
        return frozenset({*(name for name, true in known.items() if true), *details, *taken, *state.themes})

    @cached_property
    def values(self) -> Mapping[str, str]:
        """Return the words that lines fill in: this country's numbers, this person's name."""
        resources = {row.id: row for row in self.country.resources}
        numbers = [resources[name].number for name in self.country.emergency]
        line = resources[self.country.line]
        silent = resources.get(self.country.no_voice)
        french = self.language == "fr"
        short, by_text = (" ou ", "par SMS") if french else (" or ", "by text")
        return {
            "emergency": (" ou le " if french else " or ").join(numbers),
            "emergency_short": short.join(numbers),
            "line": line.number or line.sms,
            "no_voice": f"{silent.sms or silent.number} {by_text}" if silent else "",
            "name": f", {self.name}" if self.name else "",
            "hour": hour_said(self.surroundings.hour),
            "day": day_said(self.today),
        }


def opened(state: TalkState, heard: Heard, text: str, surroundings: Surroundings, seed: int) -> Scene:
    """Return the scene of a message, the state holding what the message says about the person."""
    plain = words.normal(text)
    noted = replace(
        state,
        turn=state.turn + 1,
        address=addressed(state, text),
        gender=gender_said(state.gender, plain),
        themes=tuple(dict.fromkeys([*state.themes, *heard.sure_labels])),
        notes=_noted(state, heard, text, surroundings),
    )
    return Scene(
        state=closed_by_a_human(state, noted, surroundings),
        heard=heard,
        text=text,
        surroundings=surroundings,
        seed=seed,
    )


def default_address(*, minor: bool = False, text: str = "") -> str:
    """Return tu or vous for a first word: as the person speaks, else tu to a minor, vous to an adult."""
    return address_said("tu" if minor else "vous", text)


def addressed(state: TalkState, text: str) -> str:
    """Return tu or vous after a message: what was asked for once holds; else as the person speaks; tu to a child."""
    if asked := address_asked(text):
        return asked
    if "address" in state.notes:
        return state.address
    spoken = address_said(state.address, text)
    vous = words.cue("person", "says_vous", words.normal(text))
    return "tu" if says_a_childs_age(words.normal(text)) and not vous else spoken


def address_asked(text: str) -> str:
    """Return tu or vous when the person asks for it, else ""."""
    return next((name for name in ("vous", "tu") if recognising.says(name, text)), "")


def address_said(before: str, text: str) -> str:
    """Return tu or vous after a message: what is asked for, else as the person speaks to the companion."""
    if asked := address_asked(text):
        return asked
    plain = words.normal(QUOTED.sub(" ", text))
    if words.cue("person", "reported", plain):
        return before
    tu, vous = words.cue("person", "says_tu", plain), words.cue("person", "says_vous", plain)
    return before if tu == vous else "tu" if tu else "vous"


def gender_said(before: str, plain: str) -> str:
    """Return the gender to use in French agreements; e (neither) as long as nothing says otherwise."""
    f, m = words.cue("person", "f", plain), words.cue("person", "m", plain)
    return before if f == m else "f" if f else "m"


def _noted(state: TalkState, heard: Heard, text: str, surroundings: Surroundings) -> dict[str, str]:
    notes, plain = dict(state.notes), words.normal(text)
    if address_asked(text):
        notes["address"] = "1"
    if heard.language in ("fr", "en") and len(plain.split()) > 2:
        notes["language"] = heard.language
    if surroundings.minor or says_a_childs_age(plain):
        notes["minor"] = "1"
    if words.cue("explicit", "suicide", plain):
        notes["explicit"] = "1"
    if words.cue("explicit", "taken", plain) and (
        heard.risk == "imminent" or "medical_emergency" in heard.flags
    ):
        notes["taken"] = "1"
    if flags := [
        name for name in FLAGS_REMEMBERED if name in heard.flags or name in notes.get("flags", "").split()
    ]:
        notes["flags"] = " ".join(flags)
    return notes


def says_a_childs_age(plain: str) -> bool:
    """Whether the person says being under 18: "j'ai 14 ans", "g 13 an", "je suis en quatrième"."""
    said = [*plain.replace("j'ai", "jai").split(), ""]
    aged = any(
        word in {"jai", "g", "ai"}
        and age.isdigit()
        and 8 <= int(age) <= 17
        and unit in {"ans", "an", "a"}
        and after not in {"de", "d'"}  # "j'ai 14 ans de maison"
        for word, age, unit, after in zip(said, said[1:], said[2:], said[3:], strict=False)
    )
    works = words.cue("person", "school_staff", plain)
    return aged or (words.cue("person", "pupil", plain) and not works)


QUOTED = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”")
"""Words of someone else: the « toi » in them is not said to the companion."""
HOURS = ("minuit passé", "1 h passée", *(f"{hour} h passées" for hour in range(2, 12)), "midi passé")
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def hour_said(hour: int) -> str:
    """Return an hour as it is said, without minutes: "minuit passé", "16 h passées"."""
    return HOURS[hour] if hour < len(HOURS) else f"{hour} h passées"


def day_said(day: date) -> str:
    """Return a day as it is said: "jeudi 26 novembre"; "" when it is not known."""
    if day == date.min:
        return ""
    return f"{DAYS[day.weekday()]} {'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]}"


def closed_by_a_human(before: TalkState, state: TalkState, surroundings: Surroundings) -> TalkState:
    """Return the state without its crisis when the alert seen before is gone: a human closed it.

    Nothing else lowers it: neither a change of subject, nor thanks, nor a retraction.
    """
    notes = {**state.notes, "alert": surroundings.alert}
    was_open = before.notes.get("alert", "none") != "none"
    if not (surroundings.kept and was_open and surroundings.alert == "none"):
        return replace(state, notes=notes)
    kept = {name: value for name, value in notes.items() if name not in CLOSED_WITH_THE_ALERT}
    return replace(state, crisis="", crisis_steps=(), last_question="", notes=kept)
