"""Each switch is apart, and withdrawing is as quick as giving."""

import pytest

from ancrage.audit.models import TrailEntry
from ancrage.privacy import actions, queries
from ancrage.privacy.models import Consent
from ancrage.privacy.rules import Purpose


def give(cast, purpose=Purpose.KEEP, version="1"):
    return actions.give_consent(person=cast.amina, purpose=purpose, text_version=version)


def test_nothing_is_allowed_before_it_is_given(cast):
    assert [queries.allows(cast.amina, purpose) for purpose in Purpose] == [False] * len(Purpose)


def test_giving_one_allows_that_one_only(cast):
    give(cast, Purpose.SHARE)
    assert queries.allowed(cast.amina) == {Purpose.SHARE}
    assert not queries.allows(cast.basile, Purpose.SHARE)


@pytest.mark.parametrize("purpose", Purpose)
def test_a_withdrawal_counts_at_the_next_question(cast, purpose):
    give(cast, purpose)
    assert queries.allows(cast.amina, purpose)
    assert actions.withdraw_consent(person=cast.amina, purpose=purpose)
    assert not queries.allows(cast.amina, purpose)


def test_withdrawing_what_was_never_given_changes_nothing(cast):
    assert not actions.withdraw_consent(person=cast.amina, purpose=Purpose.LEARN)
    assert not TrailEntry.objects.filter(action="consent.withdrawn").exists()


def test_giving_twice_is_giving_once(cast):
    assert give(cast) == give(cast)
    assert Consent.objects.count() == 1
    assert TrailEntry.objects.filter(action="consent.given").count() == 1


def test_a_new_text_makes_a_new_consent_and_keeps_the_old_one(cast):
    old, new = give(cast, version="1"), give(cast, version="2")
    old.refresh_from_db()
    assert old.withdrawn_at is not None
    assert [row.pk for row in queries.consents(cast.amina)] == [new.pk, old.pk]
    assert queries.in_force(cast.amina, Purpose.KEEP) == new


def test_both_gestures_are_in_the_trail_with_no_word(cast):
    give(cast)
    actions.withdraw_consent(person=cast.amina, purpose=Purpose.KEEP)
    entries = TrailEntry.objects.filter(about_id=cast.amina.pk).order_by("at", "id")
    assert [entry.action for entry in entries] == ["consent.given", "consent.withdrawn"]
    assert entries[0].detail == {"purpose": "keep", "text_version": "1"}
    assert {entry.actor_id for entry in entries} == {cast.amina.pk}


def test_an_unknown_purpose_is_refused(cast):
    with pytest.raises(ValueError, match="marketing"):
        actions.give_consent(person=cast.amina, purpose="marketing", text_version="1")
