"""From one talk to the next, through the database: remembered with consent, brought up once, forgotten at a word."""

import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

import vigie
from ancrage.companion import actions, queries
from ancrage.companion.ephemeral import answer, begin
from ancrage.memory import queries as memory
from ancrage.memory.models import MemoryItem
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.privacy.rules import Purpose

BEGAN = datetime(2026, 11, 5, 21, tzinfo=ZoneInfo("Europe/Paris"))
TELLS = "je refais les phrases dans ma tête toute la nuit"
GIST = "les nuits à refaire les phrases"


def heard(text, **facts):
    quality = vigie.Quality(language="fr", characters=len(text))
    calm = {"risk": "none", "subject": "none", "outcome": "nothing"}
    return vigie.Reading(quality=quality, version="test", **calm | facts)


@pytest.fixture
def reads(monkeypatch):
    answers = {}
    monkeypatch.setattr(vigie, "read", lambda text, **_: heard(text, **answers.get(text, {})), raising=False)
    return answers


@pytest.fixture
def clock():
    with time_machine.travel(BEGAN, tick=False) as traveller:
        yield traveller


@pytest.fixture
def amina(cast, reads, clock):
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    give_consent(person=cast.amina, purpose=Purpose.REMEMBER, text_version="1")
    return cast.amina


def talk(person, *texts):
    """Open a talk, say things in it; return it with what the companion said, its greeting first."""
    conversation = actions.start_conversation(person=person)
    for text in texts:
        actions.reply(message=actions.say(conversation=conversation, text=text, key=uuid.uuid4()))
    return conversation, [one.text for one in queries.messages(conversation) if one.author == "companion"]


def remembered(person):
    return [one.text for one in memory.opened(memory.items(person))]


def test_a_week_later_it_recognises_them(amina, clock):
    _, said = talk(amina, TELLS, "au revoir", "Oui, c’est à retenir")
    assert GIST in said[2]
    assert remembered(amina) == [GIST]
    clock.shift(timedelta(days=8))
    _, said = talk(amina)
    assert "il y a une semaine" in said[0].lower()
    assert GIST in said[0]
    clock.shift(timedelta(days=1))
    _, said = talk(amina)
    assert GIST not in said[0]


def test_nothing_is_remembered_before_the_yes(amina):
    talk(amina, TELLS, "au revoir")
    assert remembered(amina) == []


def test_without_consent_it_neither_offers_nor_remembers(amina, clock):
    withdraw_consent(person=amina, purpose=Purpose.REMEMBER)
    _, said = talk(amina, TELLS, "retiens que j'aime la pluie", "au revoir", "oui")
    assert "retienne" not in " ".join(said)
    assert remembered(amina) == []


def test_a_withdrawal_is_obeyed_in_the_middle_of_a_talk(amina, clock):
    talk(amina, TELLS, "au revoir", "Oui, c’est à retenir")
    clock.shift(timedelta(days=8))
    withdraw_consent(person=amina, purpose=Purpose.REMEMBER)
    _, said = talk(amina)
    assert GIST not in said[0]
    assert remembered(amina) == [GIST]
    give_consent(person=amina, purpose=Purpose.REMEMBER, text_version="1")
    conversation, _ = talk(amina, TELLS, "au revoir")
    withdraw_consent(person=amina, purpose=Purpose.REMEMBER)
    MemoryItem.objects.all().delete()
    actions.reply(message=actions.say(conversation=conversation, text="oui", key=uuid.uuid4()))
    assert remembered(amina) == []


def test_forget_that_deletes_it_at_once(amina):
    conversation, _ = talk(amina, "retiens que j'aime la pluie")
    assert remembered(amina) == ["j’aime la pluie"]
    assert MemoryItem.objects.get().conversation_id == conversation.pk
    actions.reply(message=actions.say(conversation=conversation, text="oublie ça", key=uuid.uuid4()))
    assert remembered(amina) == []


def test_a_turn_of_danger_is_never_remembered(amina, reads):
    said = "retiens que je vais mourir dimanche"
    reads[said] = {"risk": "plan", "subject": "self", "outcome": "open"}
    talk(amina, TELLS, said, "au revoir", "oui")
    assert remembered(amina) == []


def test_what_hurt_when_brought_up_is_not_brought_up_again(amina, clock):
    talk(amina, TELLS, "au revoir", "oui")
    clock.shift(timedelta(days=3))
    talk(amina, "ne m'en parlez plus")
    clock.shift(timedelta(days=30))
    _, said = talk(amina)
    assert GIST not in said[0]
    assert remembered(amina) == [GIST]


def test_the_way_of_speaking_asked_for_is_kept(amina, clock):
    talk(amina, "on peut se tutoyer ?", "au revoir", "oui")
    clock.shift(timedelta(days=3))
    conversation, _ = talk(amina)
    assert queries.state(conversation).address == "tu"


def test_an_ephemeral_talk_remembers_nothing(reads, db):
    ephemeral = begin()
    for text in (TELLS, "retiens que j'aime la pluie", "au revoir", "oui"):
        ephemeral = answer(ephemeral, text)
    assert "retienne" not in " ".join(turn.text for turn in ephemeral.turns)
    assert not MemoryItem.objects.exists()


def late(person, clock, nights):
    """Talk at 23:30 some nights in a row; return what was said the last night."""
    clock.move_to(BEGAN.replace(hour=23, minute=30))
    for night in range(nights):
        if night:
            clock.shift(timedelta(days=1))
        _, said = talk(person, TELLS, "mon chef crie tout le temps", "j'ai mal partout")
    return " ".join(said)


def test_the_fourth_night_in_a_row_it_says_what_a_human_would_bring_then_rests_a_week(amina, clock):
    assert "plus d’ici" not in late(amina, clock, 3)
    clock.move_to(BEGAN + timedelta(days=40))
    assert "plus d’ici" in late(amina, clock, 4)
    assert queries.anchored_since(amina, since=BEGAN)
    clock.shift(timedelta(days=1))
    _, said = talk(amina, TELLS, "mon chef crie tout le temps", "j'ai mal partout")
    assert "plus d’ici" not in " ".join(said)
