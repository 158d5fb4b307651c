"""Play the invented month: every message is really said, read, answered; every alert is really raised and closed."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.test.utils import override_settings

from ancrage.accounts.models import User
from ancrage.audit import actions as audit
from ancrage.companion import actions as companion
from ancrage.companion.models import Conversation
from ancrage.console.demo.answering import answer_alerts
from ancrage.console.demo.cast import Company, gather
from ancrage.console.demo.story import AlertPlayed, Talk, story
from ancrage.exercises import actions as exercises
from ancrage.kernel import clock

BETWEEN_MESSAGES = timedelta(seconds=75)
WEEKS_BEFORE = timedelta(days=45)
NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


def seed_once(say: Callable[[str], None] = print) -> bool:
    """Play the month if nobody is there yet; all of it commits together, or nothing does."""
    if User.objects.exists():
        return False
    say("Un mois inventé est joué, une fois (quelques secondes)…")
    # The mails of an invented past go nowhere; those of today go to the console.
    with override_settings(EMAIL_BACKEND=NOWHERE), transaction.atomic():
        play(today=clock.now())
    audit.seal_due()
    return True


def play(*, today: datetime) -> Company:
    """Live the month that ends today, in the order of time."""
    month = story()
    with clock.turned_to(today - WEEKS_BEFORE):
        company = gather(month)
    for talk in sorted(month["talks"], key=lambda talk: talk.started(today=today)):
        _talk(company, talk, start=talk.started(today=today), otherwise=month["otherwise"])
    return company


def _talk(company: Company, talk: Talk, *, start: datetime, otherwise: AlertPlayed) -> None:
    person = company.people[talk.person]
    with clock.turned_to(start):
        conversation = companion.start_conversation(person=person)
    at = start
    for text in talk.messages:
        at = _turn(conversation, text, at=at)
    if talk.exercise:
        with clock.turned_to(at):
            _exercise(person, conversation, **talk.exercise)
    if not talk.minutes_ago:
        answer_alerts(company, conversation, talk.alert or otherwise, since=at)


def _turn(conversation: Conversation, text: str, *, at: datetime) -> datetime:
    with clock.turned_to(at):
        message = companion.say(conversation=conversation, text=text, key=uuid.uuid4())
        companion.reply(message=message)
    return at + BETWEEN_MESSAGES


def _exercise(person: User, conversation: Conversation, **played: Any) -> None:
    run = exercises.begin_run(
        person=person, exercise_id=played["id"], before=played["before"], conversation_id=conversation.pk
    )
    exercises.finish_run(run=run, helped=played["helped"], after=played["after"])
