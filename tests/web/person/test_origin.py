"""An answer of information shows where it comes from, in a kept talk and in an ephemeral one."""

import re
import uuid

from ancrage.companion.models import Message
from tests.web.person.test_ephemeral import PLACE, carried, opened
from tests.web.person.test_talk import place

ORIGIN = re.compile(r'<section class="card sunk origin".*?</section>', re.DOTALL)
QUESTION = "c'est quoi une attaque de panique ?"


def test_a_kept_talk_shows_the_title_the_sources_the_date_the_limits_and_the_status(amina, talk, reads):
    amina.post(place(talk), {"text": QUESTION, "key": str(uuid.uuid4())})
    card = ORIGIN.search(amina.get(place(talk)).content.decode()).group()

    for said in (
        "D’où vient cette réponse",
        "Organisation mondiale de la Santé",
        "2022",
        "26 novembre 2026",
        "ne dit pas si",
    ):
        assert said in card
    assert "brouillon, non relu par un clinicien" in card
    assert 'href="/comprendre/quand-tout-s-emballe/"' in card
    assert "_blank" not in card


def test_an_ephemeral_talk_keeps_its_page_open_beside_the_article(client, reads, db):
    page = client.post(PLACE, {"talk": opened(client), "text": QUESTION}).content.decode()

    assert 'target="_blank"' in ORIGIN.search(page).group()


def test_what_the_shelf_does_not_hold_leads_to_the_shelf_and_to_people(client, reads, db):
    page = client.post(PLACE, {"talk": opened(client), "text": "c'est quoi la bipolarité ?"}).content.decode()

    assert not ORIGIN.search(page)
    assert re.search(r'href="/comprendre/"[^>]*>Voir toutes les fiches', page)
    assert re.search(r'href="/aide/"[^>]*>Voir qui appeler', page)


def test_an_article_withdrawn_since_is_left_out_of_an_old_reply(amina, talk, reads):
    amina.post(place(talk), {"text": QUESTION, "key": str(uuid.uuid4())})
    answer = Message.objects.filter(conversation=talk, author="companion").last()
    answer.extras = {**answer.extras, "article": "gone"}
    answer.save(update_fields=["extras"])

    page = amina.get(place(talk))
    assert page.status_code == 200
    assert not ORIGIN.search(page.content.decode())


def test_a_crisis_shows_help_and_no_article(client, reads, db):
    reads[QUESTION] = {"risk": "imminent", "subject": "self", "outcome": "open"}
    page = client.post(PLACE, {"talk": opened(client), "text": QUESTION}).content.decode()

    assert 'href="tel:15"' in page
    assert not ORIGIN.search(page)
    assert carried(page)
