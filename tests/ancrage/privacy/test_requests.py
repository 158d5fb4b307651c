"""What someone asks of their data: sealed, answered within a month, told, in the trail."""

from datetime import timedelta

import pytest

from ancrage.audit.models import TrailEntry
from ancrage.companion.models import Conversation
from ancrage.companion.surrounding import surroundings_of
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, NotFound
from ancrage.privacy import access, actions, queries
from ancrage.privacy.models import DataRequest
from ancrage.privacy.rules import LONGEST_REQUEST, MOST_REQUESTS, Asked, Purpose, Still

WORDS = "pourquoi cette lecture un dimanche ?"


@pytest.fixture
def asked(cast):
    return actions.ask(person=cast.amina, kind=Asked.RECTIFY, words=WORDS)


def acts(cast, begins="request."):
    rows = TrailEntry.objects.filter(about_id=cast.amina.pk, action__startswith=begins).order_by("at", "id")
    return [(row.action, row.actor_id, row.ground) for row in rows]


def test_words_and_answer_are_sealed_and_open_for_both(asked, cast):
    actions.answer(request=asked, by=cast.farid, words="Claire était de garde.", close=True)
    row = DataRequest.objects.get()
    assert WORDS.encode() not in bytes(row.words_sealed)
    assert queries.words_of(row) == (WORDS, "Claire était de garde.")


def test_it_waits_a_month_at_most_and_the_most_pressing_comes_first(asked, cast):
    assert timedelta(days=29) < asked.answer_by - clock.now() <= timedelta(days=30)
    older = actions.ask(person=cast.basile, kind=Asked.RECTIFY, words="x")
    DataRequest.objects.filter(pk=older.pk).update(answer_by=clock.now())
    assert [row.pk for row in queries.requests_waiting()] == [older.pk, asked.pk]


def test_each_act_is_in_the_trail_without_a_word(asked, cast):
    access.access_request(cast.farid, asked.pk)
    actions.answer(request=asked, by=cast.farid, words="Voici.", close=True)
    assert acts(cast) == [
        ("request.made", cast.amina.pk, "own_file"),
        ("request.opened", cast.farid.pk, "dpo"),
        ("request.answered", cast.farid.pk, "dpo"),
        ("request.closed", cast.farid.pk, "dpo"),
    ]
    assert WORDS not in str(list(TrailEntry.objects.values()))


def test_once_closed_it_stays_closed_and_not_before(asked, cast):
    actions.answer(request=asked, by=cast.farid, words="Je regarde.", close=False)
    actions.answer(request=asked, by=cast.farid, words="C’est corrigé.", close=True)
    with pytest.raises(Conflict):
        actions.answer(request=asked, by=cast.farid, words="Encore.", close=True)
    assert queries.words_of(DataRequest.objects.get())[1] == "C’est corrigé."


@pytest.mark.parametrize("words", ["", "   ", "x" * (LONGEST_REQUEST + 1)])
def test_nothing_or_too_much_is_refused(cast, words):
    with pytest.raises(Invalid):
        actions.ask(person=cast.amina, kind=Asked.RECTIFY, words=words)
    assert not DataRequest.objects.exists()


def test_many_waiting_are_enough(cast):
    for _ in range(MOST_REQUESTS):
        actions.ask(person=cast.amina, kind=Asked.RECTIFY, words="x")
    with pytest.raises(Invalid, match="attendent déjà"):
        actions.ask(person=cast.amina, kind=Asked.RECTIFY, words="x")


def test_only_its_person_and_the_officer_open_it(asked, cast):
    assert access.access_own_request(cast.amina, asked.pk) == asked
    for other in (cast.basile, cast.claire, cast.farid):
        with pytest.raises(NotFound):
            access.access_own_request(other, asked.pk)
    for other in (cast.amina, cast.claire, cast.gael, cast.elise):
        with pytest.raises(NotFound):
            access.access_request(other, asked.pk)


def test_both_are_told_by_a_mail_without_content(cast, mailoutbox, django_capture_on_commit_callbacks):
    for user in (cast.amina, cast.farid):
        user.email = f"{user.username}@exemple.invalid"
        user.save()
    with django_capture_on_commit_callbacks(execute=True):
        asked = actions.ask(person=cast.amina, kind=Asked.RECTIFY, words=WORDS)
    with django_capture_on_commit_callbacks(execute=True):
        actions.answer(request=asked, by=cast.farid, words="Voici.", close=True)
    assert [mail.to for mail in mailoutbox] == [["farid@exemple.invalid"], ["amina@exemple.invalid"]]
    said = "".join(mail.subject + mail.body for mail in mailoutbox)
    assert not any(word in said for word in (WORDS, "Voici", "Amina", "rectif", cast.amina.code))


def test_a_pause_begins_and_ends_once_each(cast):
    first = actions.stand_still(person=cast.amina, kind=Still.PAUSE)
    assert actions.stand_still(person=cast.amina, kind=Still.PAUSE) == first
    assert queries.paused(cast.amina)
    assert not queries.paused(cast.basile)
    assert actions.start_again(person=cast.amina, kind=Still.PAUSE)
    assert not actions.start_again(person=cast.amina, kind=Still.PAUSE)
    assert [act for act, _who, _why in acts(cast, "pause.")] == ["pause.begun", "pause.ended"]


def test_in_a_pause_nothing_is_brought_up_nor_counted(cast):
    talk = Conversation.objects.create(person=cast.amina)
    assert not surroundings_of(cast.amina, talk).paused
    actions.stand_still(person=cast.amina, kind=Still.PAUSE)
    around = surroundings_of(cast.amina, talk)
    assert (around.paused, around.mention, around.overuse) == (True, "", "")


@pytest.mark.parametrize("purpose", Purpose)
def test_a_limit_counts_at_once_and_gives_the_consents_back_when_lifted(cast, purpose):
    actions.give_consent(person=cast.amina, purpose=purpose, text_version="1")
    actions.give_consent(person=cast.basile, purpose=purpose, text_version="1")
    actions.ask(person=cast.amina, kind=Asked.LIMIT, words="je conteste une note")
    assert not queries.allows(cast.amina, purpose)
    assert queries.allowed(cast.amina) == frozenset()
    assert queries.in_force(cast.amina, purpose) is not None
    assert queries.allows(cast.basile, purpose)
    actions.start_again(person=cast.amina, kind=Still.LIMIT)
    assert queries.allows(cast.amina, purpose)
