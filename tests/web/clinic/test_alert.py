"""One alert: its words open to whoever has a ground to read them, and to nobody else."""

import re
import uuid

import pytest

from ancrage.audit.models import TrailEntry
from ancrage.care import actions as care
from ancrage.care import queries
from ancrage.care.rules import EventKind, Level, Outcome, Reason, ReasonKind
from ancrage.companion import actions as companion
from ancrage.companion.models import Conversation
from ancrage.privacy.actions import withdraw_consent
from ancrage.privacy.rules import Purpose
from tests.cast import make_user
from tests.web.clinic.conftest import PLAN, WORDS

QUOTE = "cachets de côté"


def page_of(alert) -> str:
    return f"/alertes/{alert.pk}/"


def shown(client, alert) -> str:
    return client.get(page_of(alert)).content.decode()


def test_whoever_follows_the_person_reads_the_words_the_rule_and_why(cast, enter, write):
    alert = write(cast.amina)

    page = shown(enter(cast.claire), alert)

    for word in (
        QUOTE,
        "plan.means",
        "Un moyen mis de côté.",
        "version 9.9",
        "Plan ou préparatifs",
        "Lecture nette",
        "français",
    ):
        assert word in page
    assert "<title>Ancrage</title>" in page
    assert cast.amina.code in page
    assert "Amina" not in page


def test_whoever_is_only_on_the_cover_reads_no_word_before_taking(cast, enter, write):
    alert = write(cast.amina)

    page = shown(enter(cast.safety), alert)

    assert "Risque suicidaire" in page
    assert QUOTE not in page
    assert "plan.means" not in page
    assert "Les mots de la personne s’ouvrent à qui prend l’alerte." in page


def test_whoever_follows_a_person_who_does_not_share_reads_no_word_before_taking(cast, enter, write):
    alert = write(cast.amina)
    withdraw_consent(person=cast.amina, purpose=Purpose.SHARE)
    client = enter(cast.claire)

    assert QUOTE not in shown(client, alert)
    client.post(f"{page_of(alert)}prendre/")
    assert QUOTE in shown(client, alert)


def test_taking_opens_the_words_a_dated_relation_and_tells_the_person(cast, enter, write):
    alert = write(cast.amina)
    client = enter(cast.safety)

    answer = client.post(f"{page_of(alert)}prendre/", follow=True)

    assert QUOTE in answer.content.decode()
    relation = queries.relation(cast.safety, cast.amina)
    assert relation.kind == "alert_only"
    assert relation.until is not None
    assert [(told.kind, told.who) for told in queries.told_to_person(cast.amina)] == [
        (EventKind.TAKEN, "Solene")
    ]


def test_two_take_the_same_alert_and_the_second_reads_who_has_it(cast, enter, write):
    alert = write(cast.amina)
    enter(cast.claire).post(f"{page_of(alert)}prendre/")

    late = enter(cast.safety).post(f"{page_of(alert)}prendre/")

    assert late.status_code == 409
    assert "Claire a déjà pris cette alerte." in late.content.decode()
    assert QUOTE not in shown(enter(cast.safety), alert)


def test_opening_the_words_leaves_a_trace_about_the_person(cast, enter, write):
    alert = write(cast.amina)
    enter(cast.claire).get(page_of(alert))

    traces = TrailEntry.objects.filter(about_id=cast.amina.pk, actor_id=cast.claire.pk).order_by("at")
    assert {"alert.opened", "evidence.opened"} <= {trace.action for trace in traces}


def test_a_quote_that_looks_like_a_page_stays_text(cast, enter, hears, write):
    text = '<script>alert("x")</script> je veux mourir'
    hears({**PLAN, "quote": text})
    alert = write(cast.amina, text)

    page = shown(enter(cast.claire), alert)

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_an_alert_without_words_says_why_it_is_there(cast, enter):
    alert = care.raise_alert(about=cast.amina, because=Reason(kind=ReasonKind.UNANSWERED, level=Level.ORANGE))
    care.take_alert(alert=alert, by=cast.claire)

    assert "partie sans y répondre" in shown(enter(cast.claire), alert)


def test_the_page_says_whom_the_policy_tells_and_what_happened(cast, enter, write):
    alert = write(cast.amina)

    page = shown(enter(cast.claire), alert)

    assert "Qui est prévenu" in page
    assert "Solene" in page
    assert EventKind.RAISED.label in page
    assert EventKind.TOLD.label in page


def test_a_minor_is_said(cast, enter):
    young = make_user("Zoé", minor=True)
    alert = care.raise_alert(about=young, because=Reason(kind=ReasonKind.ASKED_FOR, level=Level.ORANGE))

    assert "15-17 ans" in shown(enter(cast.claire), alert)


def test_once_closed_the_words_close_too_for_whoever_only_took_it(cast, enter, write):
    alert = write(cast.amina)
    care.take_alert(alert=alert, by=cast.safety)
    care.close_alert(alert=alert, by=cast.safety, outcome=Outcome.HOSPITAL, note="Admise à 3 h.")

    page = shown(enter(cast.safety), alert)

    assert QUOTE not in page
    assert "Admise à 3 h." not in page
    assert "Prendre cette alerte" not in page


def test_whoever_follows_the_person_may_write_and_reads_the_talk(cast, enter, write):
    alert = write(cast.amina)
    client = enter(cast.claire)
    assert WORDS.replace("'", "&#x27;") in shown(client, alert)
    client.post(f"{page_of(alert)}prendre/")

    client.post(f"{page_of(alert)}ecrire/", {"text": "Bonsoir, c’est Claire. Je vous appelle ?"})

    assert "Bonsoir, c’est Claire. Je vous appelle ?" in shown(client, alert)


ACTS = ["", "prendre/", "contact/", "ecrire/", "identite/", "clore/"]


@pytest.mark.parametrize("act", ACTS)
def test_another_alert_than_yours_does_not_exist(cast, enter, write, act):
    alert = write(cast.amina)
    for someone in (cast.denis, cast.elise, cast.amina, cast.basile, cast.farid, cast.gael):
        client = enter(someone)
        assert client.get(page_of(alert) + act).status_code == 404
        if act:
            assert client.post(page_of(alert) + act, {"text": "x", "way": "phone"}).status_code == 404
    assert enter(cast.claire).get(f"/alertes/{uuid.uuid4()}/{act}").status_code == 404


def test_words_that_waited_for_a_network_say_when_they_were_written(cast, enter, write):
    alert = write(cast.amina)
    talk = Conversation.objects.get(pk=alert.conversation_id)
    companion.say(conversation=talk, text=WORDS, key=uuid.uuid4(), waited=4 * 3600 + 30 * 60)

    page = shown(enter(cast.claire), alert)

    assert "ce message n’a pu être lu qu’à son arrivée, 4 h 30 plus tard" in page
    assert re.search(r"écrit [^<]*à \d+.h[^<]*, reçu à", page)
