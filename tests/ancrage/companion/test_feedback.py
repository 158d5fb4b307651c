"""What someone thinks of a reply: said in one act, changed, taken back; counted for the team without a word."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

import vigie
from ancrage.audit.models import TrailEntry
from ancrage.companion import access, actions, feedback, reports
from ancrage.companion.models import Feedback, Message
from ancrage.companion.opinions import MAX_WORDS, Fault, Verdict, fault_named, verdict_named
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid, NotFound
from ancrage.privacy.actions import erase_person, give_consent, withdraw_consent
from ancrage.privacy.queries import export_of
from ancrage.privacy.rules import Purpose

WORDS = "Elle a parlé de ma sœur Hildegarde, je n’avais rien demandé."


@pytest.fixture
def reply(cast, monkeypatch) -> Message:
    """A reply that Amina was given."""
    calm = vigie.Reading("none", "none", "nothing", vigie.Quality(language="fr", characters=9), "test")
    monkeypatch.setattr(vigie, "read", lambda _text, **_context: calm)
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    conversation = actions.start_conversation(person=cast.amina)
    said = actions.say(conversation=conversation, text="Je dors mal.", key=uuid.uuid4())
    return actions.reply(message=said)


def opinion_of(reply):
    return reports.opinions(reply.conversation, [reply.pk]).get(reply.pk)


def month():
    return clock.now() - timedelta(days=30)


def test_a_reply_is_rated_in_one_act_and_the_last_word_counts(reply):
    feedback.rate(reply=reply, useful=True)
    assert opinion_of(reply).verdict is Verdict.USEFUL
    feedback.rate(reply=reply, useful=False)
    assert opinion_of(reply).verdict is Verdict.NOT_USEFUL
    assert Feedback.objects.count() == 1


def test_a_report_may_say_why_and_its_words_lie_sealed(reply):
    feedback.report(reply=reply)
    assert opinion_of(reply) == reports.Opinion(Verdict.REPORTED)
    feedback.report(reply=reply, fault=Fault.HURTFUL, words=WORDS)
    assert opinion_of(reply) == reports.Opinion(Verdict.REPORTED, Fault.HURTFUL, WORDS)
    row = Feedback.objects.values().get()
    assert "Hildegarde" not in str(row)
    assert b"Hildegarde" not in bytes(row["words_sealed"])


def test_changing_a_report_into_a_rating_forgets_its_words(reply):
    feedback.report(reply=reply, fault=Fault.OTHER, words=WORDS)
    feedback.rate(reply=reply, useful=True)
    assert opinion_of(reply) == reports.Opinion(Verdict.USEFUL)
    assert Feedback.objects.get().words_sealed is None


def test_an_opinion_is_taken_back_without_asking_for_any_consent(cast, reply):
    feedback.report(reply=reply, words=WORDS)
    withdraw_consent(person=cast.amina, purpose=Purpose.KEEP)
    assert feedback.take_back(reply=reply)
    assert not feedback.take_back(reply=reply)
    assert opinion_of(reply) is None


def test_nothing_new_is_kept_once_keeping_was_withdrawn(cast, reply):
    withdraw_consent(person=cast.amina, purpose=Purpose.KEEP)
    for act in (lambda: feedback.rate(reply=reply, useful=True), lambda: feedback.report(reply=reply)):
        with pytest.raises(feedback.NothingKept):
            act()
    assert not Feedback.objects.exists()


def test_words_that_are_too_long_are_refused_with_a_sentence(reply):
    with pytest.raises(Invalid, match="2 000"):
        feedback.report(reply=reply, words="a" * (MAX_WORDS + 1))
    assert feedback.report(reply=reply, words="a" * MAX_WORDS)


@pytest.mark.parametrize("name", ["", "REPORTED", "x" * 500, "none", "\x00"])
def test_a_verdict_that_does_not_exist_is_refused(name):
    with pytest.raises(Invalid):
        verdict_named(name)


def test_a_fault_may_stay_unsaid_but_not_be_invented():
    assert fault_named("") is None
    assert fault_named("dangerous") is Fault.DANGEROUS
    with pytest.raises(Invalid):
        fault_named("boring")


def test_the_table_itself_refuses_a_rating_with_a_fault(reply):
    with pytest.raises(IntegrityError), transaction.atomic():
        Feedback.objects.create(message=reply, verdict="useful", fault="other")


def test_the_team_sees_counts_and_nothing_else(reply):
    assert reports.tally(since=month()) == reports.Tally()
    feedback.report(reply=reply, fault=Fault.DANGEROUS, words=WORDS)
    greeting = reply.conversation.messages.get(position=1)
    feedback.rate(reply=greeting, useful=True)
    counted = reports.tally(since=month())
    assert counted == reports.Tally(useful=1, not_useful=0, reported=1, faults={Fault.DANGEROUS: 1})


def test_what_was_said_before_the_period_is_not_counted(reply):
    feedback.report(reply=reply)
    Feedback.objects.update(said_at=clock.now() - timedelta(days=40))
    assert reports.tally(since=month()).reported == 0
    assert not reports.reported(since=month()).exists()


def test_without_sharing_a_report_is_read_without_anyone_and_without_a_word(cast, reply):
    feedback.report(reply=reply, fault=Fault.BESIDE, words=WORDS)
    (seen,) = access.access_reports(cast.claire, since=month(), limit=10)
    assert (seen.fault, seen.shared, seen.about, seen.text, seen.words) == (Fault.BESIDE, False, None, "", "")
    assert not TrailEntry.objects.filter(action="talk.report_opened").exists()


def test_once_shared_whoever_looks_after_the_person_reads_it_and_leaves_a_trace(cast, reply):
    give_consent(person=cast.amina, purpose=Purpose.SHARE, text_version="1")
    feedback.report(reply=reply, fault=Fault.BESIDE, words=WORDS)
    (seen,) = access.access_reports(cast.claire, since=month(), limit=10)
    assert (seen.shared, seen.words) == (True, WORDS)
    assert seen.text == reply_text(reply)
    assert TrailEntry.objects.get(action="talk.report_opened").about_id == cast.amina.pk
    (unrelated,) = access.access_reports(cast.denis, since=month(), limit=10)
    assert (unrelated.shared, unrelated.text, unrelated.words, unrelated.about) == (False, "", "", None)
    withdraw_consent(person=cast.amina, purpose=Purpose.SHARE)
    (after,) = access.access_reports(cast.claire, since=month(), limit=10)
    assert not after.shared


@pytest.mark.parametrize("who", ["amina", "basile", "elise", "farid", "gael"])
def test_reports_do_not_exist_for_whoever_has_no_role_of_care(cast, reply, who):
    feedback.report(reply=reply)
    with pytest.raises(NotFound):
        access.access_reports(getattr(cast, who), since=month(), limit=10)


def test_only_the_program_s_replies_of_one_s_own_talks_are_judged(cast, reply):
    talk = reply.conversation
    hers = actions.write_as_professional(conversation=talk, by=cast.claire, text="Je suis là.")
    own = talk.messages.get(author="person")
    assert access.access_own_reply(cast.amina, talk.pk, reply.pk) == reply
    for user, message in ((cast.amina, hers), (cast.amina, own), (cast.basile, reply)):
        with pytest.raises(NotFound):
            access.access_own_reply(user, talk.pk, message.pk)


def test_opinions_are_exported_opened_and_erased_with_the_rest(cast, reply):
    feedback.report(reply=reply, fault=Fault.OTHER, words=WORDS)
    assert export_of(cast.amina)["opinions"][0]["words"] == WORDS
    erase_person(person=cast.amina, asked_by=cast.amina)
    assert not Feedback.objects.exists()


def reply_text(reply):
    from ancrage.companion.queries import opened

    return opened(reply.conversation, [reply])[0].text
