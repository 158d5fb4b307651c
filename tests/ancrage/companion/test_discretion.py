"""Violence at home was heard: nothing may show any more, unless the person wants it so."""

import uuid

import pytest

from ancrage.accounts.models import User
from ancrage.companion import actions
from ancrage.companion.discretion import violence_at_home
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose
from ancrage.vigilance.actions import read_in_memory
from ancrage.vigilance.rules import Heard, HeardFinding

HIT = "mon mari me frappe presque tous les soirs"


@pytest.fixture
def talk(cast):
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    return actions.start_conversation(person=cast.amina)


def answered(conversation, text):
    return actions.reply(message=actions.say(conversation=conversation, text=text, key=uuid.uuid4()))


def is_discreet(person):
    return User.objects.get(pk=person.pk).discreet


def suffered(**facts):
    finding = HeardFinding("violence_suffered", "", facts.pop("subject", "self"), "", **facts)
    return Heard("open", flags=frozenset({"violence_suffered"}), findings=(finding,))


def test_it_turns_on_with_the_reply_that_hears_it_and_says_so_there(cast, talk):
    before = answered(talk, "bonsoir, je suis fatiguée")
    assert not is_discreet(cast.amina)
    assert "discreet" not in before.extras
    assert answered(talk, HIT).extras["discreet"] is True
    assert is_discreet(cast.amina)
    assert "discreet" not in answered(talk, "hier encore, il m'a frappée").extras


def test_turned_off_by_the_person_it_stays_off(cast, talk):
    answered(talk, HIT)
    User.objects.filter(pk=cast.amina.pk).update(discreet=False)
    answered(talk, HIT)
    answered(actions.start_conversation(person=cast.amina), HIT)
    assert not is_discreet(cast.amina)


def test_nothing_else_the_person_chose_changes(cast, talk):
    User.objects.filter(pk=cast.amina.pk).update(address="tu", gender="f", country="BE")
    answered(talk, HIT)
    person = User.objects.get(pk=cast.amina.pk)
    assert (person.address, person.gender, person.country) == ("tu", "f", "BE")


@pytest.mark.parametrize(
    "text", ["mon chef m'humilie devant tout le monde au travail", "je dors mal", "on s'est disputés hier"]
)
def test_what_is_not_violence_at_home_turns_nothing_on(text):
    assert not violence_at_home(read_in_memory(text))


def test_violence_of_long_ago_or_to_someone_else_turns_nothing_on():
    assert violence_at_home(suffered())
    assert not violence_at_home(suffered(qualifiers=("past",)))
    assert not violence_at_home(suffered(subject="other"))
