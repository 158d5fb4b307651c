"""Put a site's list of places in use; write an organisation's contacts; say whose contacts one wants to see."""

from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.utils import timezone

from ancrage.accounts.models import Organisation, User
from ancrage.audit.actions import record
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, NotFound
from ancrage.orientation import contacts, queries
from ancrage.orientation.contacts import Facts
from ancrage.orientation.models import Belonging, CarePlace, OrganisationWord, OwnContact, PlaceList
from ancrage.orientation.sheet import Sheet, plain
from ancrage.vault.actions import seal
from ancrage.vault.rows import place_of

CONSOLE, COORDINATION = "console", "coordination"
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


# --- an organisation's own contacts --------------------------------------------------------------------------------


class ContactRefused(Invalid):
    """A contact says what it may not, or misses something; `wrong` says what, by field."""

    def __init__(self, wrong: dict[str, str]) -> None:
        super().__init__(" ".join(wrong.values()))
        self.wrong = wrong


@transaction.atomic
def write_contact(
    *, organisation: Organisation, facts: Facts, by: User, contact: OwnContact | None = None
) -> OwnContact:
    """Add a contact, or write one again: it counts as checked now."""
    _refuse(facts)
    added = contact is None
    row = contact or OwnContact(organisation=organisation)
    for name, value in asdict(facts).items():
        setattr(row, name, value)
    row.checked_at = clock.now()
    row.save()
    _journal("contact.added" if added else "contact.written", row, by)
    return row


@transaction.atomic
def end_contact(*, contact: OwnContact, by: User) -> None:
    """Take a contact away: it shows nowhere any more."""
    row = OwnContact.objects.select_for_update().get(pk=contact.pk)
    if row.ended_at is not None:
        raise Conflict("Ce contact a déjà été retiré.")
    row.ended_at = clock.now()
    row.save(update_fields=["ended_at"])
    _journal("contact.ended", row, by)


@transaction.atomic
def new_word(*, organisation: Organisation, by: User) -> OrganisationWord:
    """Make the word that opens an organisation's contacts; the former one opens nothing any more. Who came in stays in."""
    OrganisationWord.objects.filter(organisation=organisation).delete()
    made = OrganisationWord.objects.create(organisation=organisation, word=contacts.new_word())
    record(
        "contact.word_made",
        actor_id=by.pk,
        object_type="accounts.organisation",
        object_id=organisation.pk,
        ground=COORDINATION,
    )
    return made


def _refuse(facts: Facts) -> None:
    if wrong := contacts.refusals(facts, today=timezone.localdate(clock.now())):
        raise ContactRefused(wrong)


def _journal(action: str, row: OwnContact, by: User) -> None:
    record(
        action,
        actor_id=by.pk,
        object_type="orientation.owncontact",
        object_id=row.pk,
        ground=COORDINATION,
        detail={"kind": row.kind},
    )


# --- whose contacts someone sees -----------------------------------------------------------------------------------


class WordUnknown(Invalid):
    """No organisation gives this word."""

    said = "Aucune organisation n’a donné ce mot. Vérifiez-le sur l’affiche, ou demandez-en un autre."


@transaction.atomic
def belong(*, person: User, word: str) -> Organisation:
    """Let someone see an organisation's contacts. Nothing is journalled: a trace would say who works where."""
    door = (
        OrganisationWord.objects.select_related("organisation").filter(word=contacts.tidy_word(word)).first()
    )
    if door is None:
        raise WordUnknown
    Belonging.objects.filter(person=person).delete()
    row = Belonging(person=person)
    row.organisation_sealed = seal(
        owner=person.pk, place=place_of(row, "organisation"), text=str(door.organisation_id)
    )
    row.save()
    return door.organisation


def stop_belonging(*, person: User) -> None:
    """Forget whose contacts someone asked to see."""
    Belonging.objects.filter(person=person).delete()
