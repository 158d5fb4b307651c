"""The steps of the safety plan and the words around it, read from `content/plans/fr.yaml`."""

from dataclasses import dataclass
from functools import cache

from ancrage.content.fields import Fields
from ancrage.content.loader import ROOT, open_file
from ancrage.content.reading import read_header
from ancrage.content.schemas import Headed, Header

ORDER = ("signs", "alone", "around", "people", "services", "safe", "reasons")
"""Six steps in the order of Stanley and Brown (2012), then the reasons to live."""


@dataclass(frozen=True)
class PlanStep:
    """A step of the plan. `people`: each line may carry a number to call; `numbers`: the country's stand under it."""

    id: str
    slug: str
    title: str
    short: str
    ask: str
    label: str
    examples: tuple[str, ...]
    hint: str
    people: bool
    numbers: bool


@dataclass(frozen=True)
class Said:
    """A heading and what is said under it."""

    title: str
    paragraphs: tuple[str, ...]
    now: str = ""
    known: str = ""


@dataclass(frozen=True)
class PlanWords(Headed):
    """The whole file. `later`: no form during a crisis; `first`: the plan then; `ask`: now, or a known sign; `relative`: what to do with it."""

    header: Header
    title: str
    lead: str
    what: tuple[str, ...]
    limits: str
    later: Said
    first: Said
    ask: Said
    relative: Said
    steps: tuple[PlanStep, ...]

    def step(self, id: str) -> PlanStep:  # noqa: A002 - the word of the file
        """Return a step by its id. KeyError when there is none."""
        return {one.id: one for one in self.steps}[id]

    def step_at(self, slug: str) -> PlanStep:
        """Return the step that lives at an address. KeyError when there is none."""
        return {one.slug: one for one in self.steps}[slug]


@cache
def plan_words() -> PlanWords:
    """Return the words of the plan."""
    return read_plan(open_file(ROOT / "plans" / "fr.yaml"))


def read_plan(fields: Fields) -> PlanWords:
    """Read the file; another number or order of steps is refused."""
    words = PlanWords(
        header=read_header(fields),
        title=fields.text("title"),
        lead=fields.text("lead"),
        what=fields.texts("what"),
        limits=fields.text("limits"),
        later=_read_said(fields.part("later")),
        first=_read_said(fields.part("first")),
        ask=_read_said(fields.part("ask")),
        relative=_read_said(fields.part("relative")),
        steps=tuple(_read_step(step) for step in fields.children("steps")),
    )
    if tuple(step.id for step in words.steps) != ORDER:
        raise fields.error("steps", f"expected {', '.join(ORDER)}, in this order")
    fields.close()
    return words


def _read_said(fields: Fields) -> Said:
    said = Said(
        title=fields.text("title"),
        paragraphs=fields.texts("paragraphs"),
        now=fields.text("now", ""),
        known=fields.text("known", ""),
    )
    fields.close()
    return said


def _read_step(fields: Fields) -> PlanStep:
    step = PlanStep(
        id=fields.one_of("id", ORDER),
        slug=fields.text("slug"),
        title=fields.text("title"),
        short=fields.text("short"),
        ask=fields.text("ask"),
        label=fields.text("label"),
        examples=fields.texts("examples"),
        hint=fields.text("hint"),
        people=fields.one_of("kind", ("words", "people"), "words") == "people",
        numbers=bool(fields.flag("numbers", default=False)),
    )
    fields.close()
    return step
