"""Rows that are due are claimed once, and come back when whoever took them dies."""

import uuid
from datetime import timedelta

import pytest

from ancrage.jobs.claims import claim
from ancrage.kernel import clock
from ancrage.vigilance.models import Reading

LEASE = timedelta(seconds=10)


@pytest.fixture
def row(cast):
    return Reading.objects.create(
        person=cast.amina, message_id=uuid.uuid4(), conversation_id=uuid.uuid4(), due_at=clock.now()
    )


def test_a_due_row_is_claimed_once_until_its_lease_ends(row):
    at = clock.now()
    assert claim(Reading.objects.all(), at=at, lease=LEASE) == [row.pk]
    assert claim(Reading.objects.all(), at=at, lease=LEASE) == []
    assert claim(Reading.objects.all(), at=at + LEASE, lease=LEASE) == [row.pk]


def test_each_claim_is_counted(row):
    for again in range(3):
        claim(Reading.objects.all(), at=clock.now() + LEASE * 2 * again, lease=LEASE)
    row.refresh_from_db()
    assert row.attempts == 3


def test_what_is_not_due_is_left_alone(row):
    assert claim(Reading.objects.all(), at=row.due_at - timedelta(seconds=1), lease=LEASE) == []
    Reading.objects.update(due_at=None)
    assert claim(Reading.objects.all(), at=clock.now(), lease=LEASE) == []


def test_the_longest_due_comes_first(row, cast):
    older = Reading.objects.create(
        person=cast.amina,
        message_id=uuid.uuid4(),
        conversation_id=uuid.uuid4(),
        due_at=row.due_at - timedelta(hours=1),
    )
    assert claim(Reading.objects.all(), at=clock.now(), lease=LEASE, limit=1) == [older.pk]
