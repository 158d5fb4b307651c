"""Notice a lasting change against someone's own habit, once, and let whoever follows them check it, when that is allowed."""

import json
import logging
from datetime import date

from django.db import IntegrityError, transaction

from ancrage.accounts.models import User
from ancrage.care.queries import has_professional
from ancrage.content.journal_reading import habit_rules, mood_words
from ancrage.journal import queries
from ancrage.journal.change import Change, Standing, Window
from ancrage.journal.models import MoodEpisode
from ancrage.kernel import clock
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.vault.actions import seal
from ancrage.vault.rows import place_of
from ancrage.vigilance.counting import Counted, signal_count

KIND, RULE = "mood_change", "journal.own_habit"
WHY = "Un écart durable avec l’habitude de la personne, sur deux fenêtres de suite : un calcul sur ses notes, sans leurs mots."
OVER = (Standing.STEADY, Standing.HIGHER)
log = logging.getLogger(__name__)


def look_again(person: User) -> None:
    """Open an episode, or end it, by what the notes say now. It never stands in the way of a note: a failure is logged, no more."""
    try:
        change = queries.change(person)
        if change is not None:
            _follow(person, change)
    except Exception as error:  # noqa: BLE001 - the note is kept; the next one looks again
        log.error("a habit could not be looked at: %s", type(error).__name__)  # noqa: TRY400 - a trace may quote someone


@transaction.atomic
def _follow(person: User, change: Change) -> None:
    episode = queries.episode(person)
    if change.standing is Standing.LOWER:
        _tell(person, episode or _open(person, change), change)
    elif episode is not None and change.standing in OVER:
        MoodEpisode.objects.filter(pk=episode.pk).update(ended_at=clock.now())


def _open(person: User, change: Change) -> MoodEpisode:
    episode = MoodEpisode(person=person)
    episode.facts_sealed = seal(
        owner=person.pk, place=place_of(episode, "facts"), text=json.dumps({"said": evidence(change)})
    )
    try:
        with transaction.atomic():
            episode.save(force_insert=True)
    except IntegrityError:  # another note, at the same moment, opened it
        return MoodEpisode.objects.get(person_id=person.pk, ended_at__isnull=True)
    return episode


def _tell(person: User, episode: MoodEpisode, change: Change) -> None:
    """Signal an episode once, to someone who follows the person, when the person shares what is noticed."""
    if episode.signal_id or not allows(person, Purpose.SHARE) or not has_professional(person):
        return
    counted = Counted(
        kind=KIND,
        rule=RULE,
        version=f"habits-{habit_rules().version}",
        evidence=evidence(change),
        why=WHY,
        measures=change.measures,
    )
    signal = signal_count(person=person, count_id=episode.pk, counted=counted)
    MoodEpisode.objects.filter(pk=episode.pk).update(signal=signal)


def evidence(change: Change) -> str:
    """Say the numbers, all of them and nothing else: no word, no note of the person's."""
    words = mood_words()
    scale = f"de 1 ({words.level_name(1).lower()}) à 5 ({words.level_name(5).lower()})"
    return (
        f"Habitude : {_number(change.habit.level)} en moyenne sur {_days(change.habit)}, écart type {_number(change.spread)}.\n"
        f"Puis {_number(change.earlier.level)} sur {_days(change.earlier)}, "
        f"et {_number(change.later.level)} sur {_days(change.later)}.\n"
        f"Échelle {scale} ; seuil : {_number(change.step)} sous l’habitude, deux fois de suite."
    )


def _days(window: Window) -> str:
    return f"{window.noted} jours notés ({_day(window.first)} au {_day(window.last)})"


def _day(day: date) -> str:
    return f"{day.day:02}/{day.month:02}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}".replace(".", ",")
