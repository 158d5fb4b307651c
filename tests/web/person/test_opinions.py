"""Rating or reporting a reply, from the page: one tap, changed, undone; with htmx, and without any JavaScript."""

import re
import uuid

import pytest

from ancrage.companion import actions, reports
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.privacy.rules import Purpose
from tests.web.person.test_talk import HTMX, place

WORDS = "Elle parle de ma sœur Hildegarde."


@pytest.fixture
def reply(talk):
    return actions.reply(message=actions.say(conversation=talk, text="Je dors mal.", key=uuid.uuid4()))


@pytest.fixture
def here(talk, reply):
    return place(talk, f"avis/{reply.pk}/")


def opinion(talk, reply):
    said = reports.opinions(talk, [reply.pk]).get(reply.pk)
    return (said.verdict.value, said.fault and said.fault.value, said.words) if said else None


def buttons(page):
    """Return what each button of an opinion sends, and whether it is pressed, by its words."""
    found = re.findall(r'value="(\w+)" aria-pressed="(\w+)">([^<]+)</button>', page)
    return {words: (value, pressed == "true") for value, pressed, words in found}


def test_each_reply_offers_its_opinion_and_what_the_person_said_does_not(amina, talk, reply):
    page = amina.get(place(talk)).content.decode()
    assert page.count('class="opinion"') == 2
    assert place(talk, f"avis/{reply.pk}/") in page
    assert "Cette réponse ne va pas" in page


def test_a_tap_says_it_a_second_one_takes_it_back(amina, talk, reply, here):
    fragment = amina.post(here, {"verdict": "useful"}, **HTMX).content.decode()
    assert opinion(talk, reply) == ("useful", None, "")
    assert buttons(fragment)["Utile"] == ("none", True)
    assert buttons(fragment)["Pas utile"] == ("not_useful", False)
    assert "C’est noté." in fragment
    fragment = amina.post(here, {"verdict": "none"}, **HTMX).content.decode()
    assert opinion(talk, reply) is None
    assert buttons(fragment)["Utile"] == ("useful", False)
    assert "C’est retiré." in fragment


def test_one_tap_reports_then_one_may_say_why(amina, talk, reply, here):
    fragment = amina.post(here, {"verdict": "reported"}, **HTMX).content.decode()
    assert opinion(talk, reply) == ("reported", None, "")
    for words in (
        "À côté",
        "Blessante",
        "Dangereuse",
        "Autre chose",
        "En dire plus",
        "Retirer le signalement",
    ):
        assert words in fragment
    more = {"verdict": "reported", "fault": "hurtful", "words": WORDS}
    fragment = amina.post(here, more, **HTMX).content.decode()
    assert opinion(talk, reply) == ("reported", "hurtful", WORDS)
    assert f"{WORDS}</textarea>" in fragment
    amina.post(here, {"verdict": "useful"}, **HTMX)
    assert opinion(talk, reply) == ("useful", None, "")


def test_without_javascript_a_report_leads_to_a_page_where_one_says_more(amina, talk, reply, here):
    page = amina.post(here, {"verdict": "reported"})
    assert page.status_code == 200
    assert "Qu’est-ce qui ne va pas" in page.content.decode()
    done = amina.post(here, {"verdict": "reported", "fault": "beside", "words": ""})
    assert done["Location"] == place(talk, "suite/") + f"?autour={reply.position}#m-{reply.position}"
    assert amina.post(here, {"verdict": "useful"}).status_code == 302
    assert "Votre avis sur une réponse" in amina.get(here).content.decode()


def test_the_page_shows_again_what_was_said(amina, talk, reply, here):
    amina.post(here, {"verdict": "not_useful"})
    page = amina.get(place(talk)).content.decode()
    assert "Votre avis : pas utile" in page
    amina.post(here, {"verdict": "reported"})
    assert "Signalée" in amina.get(place(talk)).content.decode()


def test_who_will_read_the_report_is_said_as_it_is(amina, cast, here):
    assert "sans son texte" in amina.post(here, {"verdict": "reported"}, **HTMX).content.decode()
    give_consent(person=cast.amina, purpose=Purpose.SHARE, text_version="1")
    assert "peut lire cette réponse" in amina.post(here, {"verdict": "reported"}, **HTMX).content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"verdict": "bad"},
        {"verdict": "reported", "fault": "x"},
        {"verdict": "reported", "words": "a" * 2001},
    ],
)
def test_what_cannot_be_understood_is_refused_with_a_sentence(amina, here, sent):
    assert amina.post(here, sent, **HTMX).status_code == 422
    assert amina.post(here, sent).status_code == 422


def test_without_the_consent_to_keep_nothing_is_added_but_all_can_be_taken_back(
    amina, cast, talk, reply, here
):
    amina.post(here, {"verdict": "reported", "words": WORDS})
    withdraw_consent(person=cast.amina, purpose="keep")
    assert amina.post(here, {"verdict": "useful"}, **HTMX).status_code == 403
    assert amina.post(here, {"verdict": "none"}, **HTMX).status_code == 200
    assert opinion(talk, reply) is None


def test_another_person_s_reply_and_one_s_own_words_are_not_found(client, cast, amina, talk, here):
    own = talk.messages.get(author="person")
    assert amina.post(place(talk, f"avis/{own.pk}/"), {"verdict": "useful"}).status_code == 404
    client.force_login(cast.basile)
    assert client.get(here).status_code == 404
    assert client.post(here, {"verdict": "useful"}).status_code == 404


def test_an_ephemeral_talk_keeps_no_opinion_and_offers_none(client, db):
    assert 'class="opinion"' not in client.get("/parler/ephemere/").content.decode()
