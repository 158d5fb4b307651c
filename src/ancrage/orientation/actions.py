"""Put a site's list of places of care in use, and go back to another one."""

from dataclasses import asdict
from datetime import date

from django.db import transaction

from ancrage.audit.actions import record
from ancrage.kernel.errors import Invalid, NotFound
from ancrage.orientation import queries
from ancrage.orientation.models import CarePlace, PlaceList
from ancrage.orientation.sheet import Sheet, plain

CONSOLE = "console"
AT_ONCE = 500


@transaction.atomic
def import_places(*, sheet: Sheet, source: str, listed_on: date) -> PlaceList | None:
    """Put a list in use, as a new version. Return None when the list in use is already that one: nothing changes."""
    if not sheet.entries:
        raise Invalid("La liste est vide : rien n’a été changé.")
    current = queries.list_in_use()
    same = (sheet.digest, source, listed_on)
    if current and same == (current.digest, current.source, current.listed_on):
        return None
    last = PlaceList.objects.order_by("-version").first()
    made = PlaceList.objects.create(
        version=last.version + 1 if last else 1,
        source=source,
        listed_on=listed_on,
        digest=sheet.digest,
        rows=len(sheet.entries),
    )
    rows = [CarePlace(list=made, town_plain=plain(one.town), **asdict(one)) for one in sheet.entries]
    CarePlace.objects.bulk_create(rows, batch_size=AT_ONCE)
    _use(made)
    record(
        "places.imported", actor_id=None, ground=CONSOLE, detail={"version": made.version, "rows": made.rows}
    )
    return made


@transaction.atomic
def use_list(*, version: int | None) -> PlaceList | None:
    """Put another version in use, or none at all."""
    chosen = PlaceList.objects.filter(version=version).first() if version is not None else None
    if version is not None and chosen is None:
        raise NotFound(f"Il n’y a pas de liste numéro {version}.")
    _use(chosen)
    record("places.list_chosen", actor_id=None, ground=CONSOLE, detail={"version": version or 0})
    return chosen


def _use(chosen: PlaceList | None) -> None:
    PlaceList.objects.filter(in_use=True).update(in_use=False)
    if chosen is not None:
        chosen.in_use = True
        chosen.save(update_fields=["in_use"])
