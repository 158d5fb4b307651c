"""What every verb of the list stands on: the consent, the words read before they are kept, a row locked and saved."""

import json
import logging
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from django.db import DatabaseError

from ancrage.accounts.models import User
from ancrage.content.load_policy import load_policy
from ancrage.kernel.errors import Conflict, Invalid, Refused
from ancrage.load import queries, rules
from ancrage.load.models import LoadItem
from ancrage.load.rules import About, Carrier, Domain, State, Unseen
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.vault.actions import seal
from ancrage.vault.rows import place_of
from ancrage.vigilance import actions as vigilance
from ancrage.vigilance.rules import UNKNOWN, Heard

log = logging.getLogger(__name__)
NOTHING_NEW = Heard(outcome="nothing")
OPEN = "open"
WHY_NOT = {
    "empty": "Il n’y a encore rien d’écrit : une chose par ligne, comme elle vient.",
    "much": "C’est trop long pour une seule fois. Envoyez d’abord une moitié ; tout est encore dans le champ.",
    "blank": "Il faut garder au moins un mot. Pour enlever cette chose, il y a « Effacer ».",
    "long": "C’est un peu long pour une seule chose : {longest} caractères au plus.",
    "name": "C’est un peu long : {longest_name} caractères au plus, un prénom ou un mot suffit.",
    "full": "Votre liste contient déjà {most} choses en cours. En terminer ou en lâcher quelques-unes fera de la place ; rien de ce que vous venez d’écrire n’est perdu.",
    "day": "Choisissez un jour : sans date, « Faire » suffit.",
    "past": "Ce jour est déjà passé. Choisissez aujourd’hui ou un jour à venir.",
    "state": "Choisissez : faire, planifier, déléguer ou lâcher.",
    "every": "Pour qu’une chose revienne, donnez-lui un premier jour.",
}


FIELDS = {"day": "day", "past": "day", "every": "every", "name": "to_whom", "state": "state"}
"""Where a reason is shown; the others are about the words themselves."""


class Wrong(Invalid):
    """Something of a thing cannot be kept as it is: `field` says what."""

    def __init__(self, why: str) -> None:
        """Say why, with the bounds."""
        policy = load_policy()
        super().__init__(
            WHY_NOT[why].format(longest=policy.longest, longest_name=policy.longest_name, most=policy.most)
        )
        self.field = FIELDS.get(why, "text")


class ConsentMissing(Refused):
    """The person does not allow keeping anything: nothing is added."""

    said = "Vous n’avez pas accepté que quelque chose soit gardé : la liste ne peut pas grandir."


@dataclass(frozen=True)
class Changed:
    """A thing after a change (None when its new words ask for someone rather than for a list), and what was heard in them."""

    item: LoadItem | None
    heard: Heard


def asks_for_someone(lines: Iterable[str], heard: Heard) -> tuple[str, ...]:
    """Return the lines in which a danger was heard; all of them when it cannot be told which."""
    quotes = [one.quote for one in heard.findings if one.outcome == OPEN]
    if heard.outcome != OPEN:
        return ()
    lines = tuple(lines)
    found = tuple(line for line in lines if any(quote in line or line in quote for quote in quotes))
    return found or lines


def save_about(row: LoadItem, about: About) -> None:
    """Seal what is said of a thing, and save its row."""
    row.about_sealed = seal(owner=row.person_id, place=place_of(row, "about"), text=json.dumps(asdict(about)))
    row.save()


def among_choices(about: About) -> About:
    """Return what was said of a thing, without what is not among the choices."""
    return replace(
        about,
        carrier=about.carrier if about.carrier in list(Carrier) else "",
        domain=about.domain if about.domain in list(Domain) else "",
        unseen=tuple(one.value for one in Unseen if one in about.unseen),
    )


def short_name(words: str) -> str:
    """Return a word for someone; Wrong when it is too long."""
    words = rules.tidy(words)
    if len(words) > load_policy().longest_name:
        raise Wrong("name")
    return words


def require_words(text: str) -> None:
    """Refuse a thing without words, or with too many."""
    if not text:
        raise Wrong("blank")
    if len(text) > load_policy().longest:
        raise Wrong("long")


def to_come(day: date | None) -> date | None:
    """Return a day, Wrong when it has passed."""
    if day is not None and day < queries.local_today():
        raise Wrong("past")
    return day


def require_consent(person: User) -> None:
    """Raise ConsentMissing unless the person allows keeping, now."""
    if not allows(person, Purpose.KEEP):
        raise ConsentMissing


def locked(item: LoadItem) -> LoadItem:
    """Return a row locked until the end of the transaction."""
    return LoadItem.objects.select_for_update().select_related("person").get(pk=item.pk)


def still_open(item: LoadItem) -> LoadItem:
    """Return a locked row; Conflict when it is done or let go."""
    row = locked(item)
    if row.state in (State.DONE, State.LET_GO):
        raise Conflict("Cette chose est déjà terminée : reprenez-la d’abord.")
    return row


def read_words(person: User, words: Sequence[str]) -> Heard:
    """Have words read, in a commit of their own; unknown when reading fails now: a worker reads them within seconds."""
    if not words:
        return NOTHING_NEW
    reading = vigilance.expect_reading(
        person=person, message_id=uuid.uuid4(), conversation_id=None, text="\n".join(words)
    )
    try:
        return vigilance.read_now(reading_id=reading.pk)
    except DatabaseError as error:
        log.error("reading %s is left to the worker: %s", reading.pk, type(error).__name__)  # noqa: TRY400
        return UNKNOWN
