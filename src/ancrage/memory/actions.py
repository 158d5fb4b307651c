"""Remember, correct, forget. Nothing is added without the person's consent; forgetting never needs it."""

import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import DatabaseError, transaction
from django.db.models import F

from ancrage.accounts.models import User
from ancrage.content.policies import memory_policy
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid, Refused
from ancrage.memory import queries, rules
from ancrage.memory.models import MemoryItem
from ancrage.memory.rules import Act, Fact, Kind, Origin
from ancrage.vault.actions import seal
from ancrage.vault.queries import keys_in_hand
from ancrage.vault.rows import place_of
from ancrage.vigilance import actions as vigilance
from ancrage.vigilance.rules import UNKNOWN, Heard

log = logging.getLogger(__name__)
CALM = "nothing"
WHY_NOT = {
    "empty": "Il n’y a encore rien d’écrit.",
    "long": "C’est un peu long : {longest} caractères au plus, une chose à la fois.",
    "never": (
        "Cela n’entre pas dans cette liste : ce qui touche à la vie ou à la mort se dit à quelqu’un, pas à une mémoire. "
        "Le 3114 répond, jour et nuit."
    ),
    "name": (
        "Il y a peut-être le nom d’une autre personne : « {names} ». "
        "Écrivez plutôt « ma sœur », « un collègue », et cela pourra être retenu."
    ),
    "full": "Il y a déjà {most} choses ici. Effacez-en une, et celle-ci pourra être retenue.",
}


class ConsentMissing(Refused):
    """The person does not allow remembering: nothing is added, nothing is used."""

    said = "Vous n’avez pas accepté que quelque chose soit retenu d’une conversation à l’autre."


@dataclass(frozen=True)
class Kept:
    """What came of words written on the page: the item, None when what was heard asks for someone rather than for a list."""

    item: MemoryItem | None
    heard: Heard


@transaction.atomic
def apply(*, person: User, acts: Sequence[Act], conversation_id: uuid.UUID) -> None:
    """Do what a turn of a talk asks of the memory: without consent, only forgetting."""
    allowed, at = queries.remembers(person), clock.now()
    for act in acts:
        rows = MemoryItem.objects.filter(person_id=person.pk, pk=act.id or None)
        if act.verb == "forget":
            rows.delete()
        elif not allowed:
            continue
        elif act.verb == "remember" and act.fact:
            _remember(person, act.fact, origin=_origin(act.fact), conversation_id=conversation_id)
        elif act.verb == "again":
            rows.update(times=F("times") + 1, last_told_at=at)
        elif act.verb == "mentioned":
            rows.update(mentions=F("mentions") + 1, mentioned_at=at)
        elif act.verb == "hurt":
            rows.update(hurt_at=at, quiet=True)


@keys_in_hand()
def write_item(*, person: User, text: str) -> Kept:
    """Remember what the person writes on the page. It is read first, as every word written here: what worries is not listed."""
    text, heard = _read_words(person, text)
    if heard.outcome != CALM:
        return Kept(None, heard)
    _require_allowed(text)
    _require_room(person)
    with transaction.atomic():
        return Kept(_remember(person, Fact(Kind.ASKED, text), origin=Origin.WRITTEN), heard)


@keys_in_hand()
def correct_item(*, item: MemoryItem, text: str) -> Kept:
    """Put the person's words in the place of an item's; it is theirs from then on, and stays as long as a wish of theirs."""
    text, heard = _read_words(item.person, text)
    if heard.outcome != CALM:
        return Kept(None, heard)
    _require_allowed(text)
    with transaction.atomic():
        row = MemoryItem.objects.select_for_update().get(pk=item.pk)
        row.kind, row.origin, row.ref_sealed = Kind.ASKED, Origin.WRITTEN, None
        row.text_sealed = seal(owner=row.person_id, place=place_of(row, "text"), text=text)
        row.corrected_at, row.until = clock.now(), clock.now() + rules.lasts(Kind.ASKED)
        row.save()
    return Kept(row, heard)


def accept_fact(*, person: User, fact: Fact, conversation_id: uuid.UUID) -> MemoryItem:
    """Remember something that the companion proposed on the page."""
    _require_consent(person)
    _require_room(person)
    with transaction.atomic():
        return _remember(person, fact, origin=Origin.OFFERED, conversation_id=conversation_id)


def forget_item(*, item: MemoryItem) -> None:
    """Delete an item, for good."""
    MemoryItem.objects.filter(pk=item.pk).delete()


def forget_all(*, person: User) -> int:
    """Delete everything remembered; return how many items."""
    return MemoryItem.objects.filter(person_id=person.pk).delete()[1].get("memory.MemoryItem", 0)


def let_mention(*, item: MemoryItem, allowed: bool) -> None:
    """Let the companion bring an item up of its own accord, or not; allowing it forgives what hurt before."""
    hurt = {"hurt_at": None, "mentions": 0} if allowed else {}
    MemoryItem.objects.filter(pk=item.pk).update(quiet=not allowed, **hurt)


def keep_longer(*, item: MemoryItem) -> None:
    """Start an item's delay again, from now."""
    _require_consent(item.person)
    MemoryItem.objects.filter(pk=item.pk).update(until=clock.now() + rules.lasts(Kind(item.kind)))


def forget_due() -> int:
    """Delete what has stayed as long as the page said; return how many items."""
    return MemoryItem.objects.filter(until__lte=clock.now()).delete()[1].get("memory.MemoryItem", 0)


def _remember(
    person: User, fact: Fact, *, origin: Origin, conversation_id: uuid.UUID | None = None
) -> MemoryItem | None:
    known = {(one.kind, one.ref or one.text): one for one in queries.recalled(person)}
    same = known.get((fact.kind, fact.ref or fact.text))
    if same is None and len(known) >= memory_policy().most:
        return None
    row = MemoryItem(person=person, kind=fact.kind, origin=origin, conversation_id=conversation_id)
    if same is not None:  # told again: the same item, its delay begun again
        row = MemoryItem.objects.get(pk=same.id)
        row.origin, row.conversation_id = origin, conversation_id
    row.until = clock.now() + rules.lasts(fact.kind)
    row.text_sealed = seal(owner=person.pk, place=place_of(row, "text"), text=fact.text)
    row.ref_sealed = seal(owner=person.pk, place=place_of(row, "ref"), text=fact.ref) if fact.ref else None
    row.save()
    if fact.kind is Kind.ADDRESS:
        _keep_one_address(row, known)
    return row


def _keep_one_address(row: MemoryItem, known: dict[tuple[Kind, str], rules.Recalled]) -> None:
    others = [one.id for one in known.values() if one.kind is Kind.ADDRESS and one.id != str(row.pk)]
    MemoryItem.objects.filter(pk__in=others).delete()


def _origin(fact: Fact) -> Origin:
    return Origin.SAID if fact.kind is Kind.ASKED else Origin.OFFERED


def _read_words(person: User, text: str) -> tuple[str, Heard]:
    """Return the words tidied, and what was heard in them: they are read before anything is said about the list."""
    _require_consent(person)
    text = rules.tidy(text)
    if not text:
        raise Invalid(_why_not("empty", text))
    return text, _read(person, text)


def _require_allowed(text: str) -> None:
    if why := rules.refusal(text):
        raise Invalid(_why_not(why, text))


def _require_room(person: User) -> None:
    if queries.items(person).count() >= memory_policy().most:
        raise Invalid(_why_not("full", ""))


def _why_not(why: str, text: str) -> str:
    policy, names = memory_policy(), ", ".join(rules.names_in(text))
    return WHY_NOT[why].format(longest=policy.longest, most=policy.most, names=names)


def _require_consent(person: User) -> None:
    if not queries.remembers(person):
        raise ConsentMissing


def _read(person: User, text: str) -> Heard:
    """Have words read, in a commit of their own; unknown when reading fails now: a worker reads them within seconds."""
    reading = vigilance.expect_reading(
        person=person, message_id=uuid.uuid4(), conversation_id=None, text=text
    )
    try:
        return vigilance.read_now(reading_id=reading.pk)
    except DatabaseError as error:
        log.error("reading %s is left to the worker: %s", reading.pk, type(error).__name__)  # noqa: TRY400
        return UNKNOWN
