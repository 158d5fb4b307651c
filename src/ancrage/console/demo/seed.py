"""Play the invented month: every message is really said, read, answered; every alert is really raised and closed."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from ancrage.accounts.models import User
from ancrage.audit import actions as audit
from ancrage.care import actions as care
from ancrage.care.models import Alert, Delivery
from ancrage.care.rules import AlertState
from ancrage.companion import actions as companion
from ancrage.companion.models import Conversation
from ancrage.console.demo.cast import Company, gather
from ancrage.console.demo.story import AlertPlayed, Talk, story
from ancrage.kernel import clock
from ancrage.vigilance import actions as vigilance
from ancrage.vigilance.models import Signal

BETWEEN_MESSAGES = timedelta(seconds=75)
WEEKS_BEFORE = timedelta(days=45)


def seed_once(say: Callable[[str], None] = print) -> bool:
    """Play the month if nobody is there yet; all of it commits together, or nothing does."""
    if User.objects.exists():
        return False
    say("Un mois inventé est joué, une fois (quelques secondes)…")
    with transaction.atomic():
        _play(today=clock.now())
    audit.seal_due()
    return True


def _play(*, today: datetime) -> None:
    month = story()
    with clock.turned_to(today - WEEKS_BEFORE):
        company = gather(month)
    for talk in sorted(month["talks"], key=lambda talk: talk.started(today=today)):
        _talk(company, talk, start=talk.started(today=today))


def _talk(company: Company, talk: Talk, *, start: datetime) -> None:
    person = company.people[talk.person]
    with clock.turned_to(start):
        conversation = companion.start_conversation(person=person)
    at = start
    for text in talk.messages:
        at = _turn(conversation, text, at=at)
    if talk.exercise:
        with clock.turned_to(at):
            _exercise(person, conversation, talk)
    if talk.alert:
        _answer(company, conversation, talk.alert, since=at)
    elif not talk.minutes_ago:
        _nobody_was_told(person)


def _turn(conversation: Conversation, text: str, *, at: datetime) -> datetime:
    with clock.turned_to(at):
        message = companion.say(conversation=conversation, text=text, key=uuid.uuid4())
        companion.reply(message=message)
    return at + BETWEEN_MESSAGES
