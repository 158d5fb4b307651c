"""Amina's plan in the table of roles: written before the peak, shown to Claire."""

from ancrage.kernel import clock
from ancrage.plans import actions as plans
from ancrage.plans.models import PlanVersion
from ancrage.plans.rules import Line, packed
from ancrage.vault.actions import seal
from ancrage.vault.rows import place_of
from tests.cast import Cast

NAMES = frozenset({"plan_step", "plan_version", "person_plan"})


def fill(cast: Cast) -> None:
    """Let Amina have a plan. Its words are sealed as they are: here any text would read as a danger."""
    person = cast.amina
    version = PlanVersion(person=person, number=1, saved_at=clock.now(), finished_at=clock.now())
    text = packed({"people": (Line("ma sœur", "06 12 34 56 78"),)})
    version.contents_sealed = seal(owner=person.pk, place=place_of(version, "contents"), text=text)
    version.save()
    plans.share_plan(person=person, professional_id=cast.claire.pk)


def arguments(cast: Cast, name: str) -> dict[str, object]:
    """Return what the URL of that name is about."""
    if name == "plan_step":
        return {"slug": "signes"}
    row = cast.amina if name == "person_plan" else PlanVersion.objects.get(person=cast.amina)
    return {"id": row.pk}
