"""One's own talks: the list, the search, the place in the talk, the erasing of one."""

import logging
import re
import uuid

import pytest

from ancrage.companion import actions, queries
from ancrage.companion.models import Conversation, Message
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose
from tests.web.person.test_talk import HTMX, place

LIST, SEARCH = "/parler/mes-conversations/", "/parler/chercher/"
RARE = "Hildegarde"


def said(talk, text):
    return actions.say(conversation=talk, text=text, key=uuid.uuid4())


def shown(client, path, **facts):
    return client.get(path, **facts).content.decode()


def test_the_list_says_when_how_it_began_and_how_long_it_is(amina, talk):
    said(talk, "Je dors mal depuis la rentrée.")
    page = shown(amina, LIST)
    assert "« Je dors mal depuis la rentrée. »" in page
    assert "2 messages" in page
    assert f'href="{place(talk)}"' in page
    assert f'href="{place(talk, "effacer/")}"' in page


def test_without_any_talk_the_list_says_so_and_offers_one(amina):
    page = shown(amina, LIST)
    assert "Aucune conversation gardée." in page
    assert "Commencer une conversation" in page


def test_many_talks_come_in_pages(amina, talk, cast):
    for _number in range(22):
        actions.start_conversation(person=cast.amina)
    assert shown(amina, LIST).count('class="talk-line"') == 20
    assert shown(amina, LIST + "?page=2").count('class="talk-line"') == 3
    assert amina.get(LIST + "?page=x").status_code == 200


def test_the_first_page_shows_the_latest_talks_and_leads_to_the_others(amina, talk, cast):
    for _number in range(4):
        actions.start_conversation(person=cast.amina)
    page = shown(amina, "/parler/")
    assert page.count('class="talk-line"') == 3
    assert f'href="{LIST}"' in page
    assert f'href="{SEARCH}"' in page


def test_in_the_discreet_mode_no_first_words_show(amina, talk, cast):
    said(talk, f"Ma sœur {RARE}")
    cast.amina.discreet = True
    cast.amina.save()
    for path in (LIST, "/parler/", place(talk, "effacer/")):
        assert RARE not in shown(amina, path)


def test_a_search_marks_what_it_found_and_leads_to_its_place(amina, talk):
    for number in range(40):
        said(talk, f"tour {number}")
    said(talk, f"Ma sœur {RARE} est venue.")
    for number in range(40):
        said(talk, f"après {number}")
    page = amina.post(SEARCH, {"q": "hildegarde soeur"}).content.decode()
    assert f"<mark>{RARE}</mark>" in page
    assert "<mark>sœur</mark>" in page
    place_found = re.search(r'href="([^"]+#m-(\d+))"', page)
    there = shown(amina, place_found.group(1).split("#")[0])
    assert f'id="m-{place_found.group(2)}"' in there
    assert RARE in there
    assert "Messages plus anciens" in there
    assert "Messages plus récents" in there
    later = re.search(r'href="([^"]+autour=\d+)"', there).group(1)
    assert "après 39" in shown(amina, later)


def test_what_is_looked_for_is_in_no_address_no_title_and_no_log(amina, talk, caplog):
    said(talk, RARE)
    with caplog.at_level(logging.DEBUG):
        answer = amina.post(SEARCH, {"q": RARE})
    page = answer.content.decode()
    assert RARE not in caplog.text
    assert RARE not in answer.request["PATH_INFO"] + answer.request["QUERY_STRING"]
    assert RARE not in re.search(r"<title>.*?</title>", page).group(0)
    assert not re.findall(rf'(?:href|action|hx-[a-z]+)="[^"]*{RARE}', page)
    assert answer["Cache-Control"] == "no-store"
    assert RARE not in amina.get(SEARCH + f"?q={RARE}").content.decode()


def test_nothing_found_says_what_to_try(amina, talk):
    assert "Rien ne correspond." in amina.post(SEARCH, {"q": "introuvable"}).content.decode()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [("", "deux lettres"), ("a", "deux lettres"), ("x" * 200, "trop long"), ("\x00", "deux lettres")],
)
def test_a_search_that_cannot_be_made_says_why_beside_the_field(amina, talk, query, sentence):
    answer = amina.post(SEARCH, {"q": query})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert 'aria-describedby="search-error"' in page


def test_a_search_goes_on_where_it_stopped(amina, talk, monkeypatch):
    from ancrage.companion import history

    monkeypatch.setattr(history, "FOUND_AT_ONCE", 2)
    for number in range(3):
        said(talk, f"mot {number}")
    page = amina.post(SEARCH, {"q": "mot"}).content.decode()
    assert page.count("<mark>") == 2
    after = re.search(r'name="after" value="([^"]+)"', page).group(1)
    page = amina.post(SEARCH, {"q": "mot", "after": after}).content.decode()
    assert page.count("<mark>") == 1
    assert "Chercher plus loin" not in page
    assert amina.post(SEARCH, {"q": "mot", "after": "x"}).status_code == 200


def test_whatever_is_looked_for_is_shown_as_text(amina, talk):
    said(talk, "<script>alert(1)</script>")
    page = amina.post(SEARCH, {"q": "<script>"}).content.decode()
    assert "<script>alert" not in page
    assert "<mark>&lt;script&gt;</mark>" in page


def test_nobody_finds_someone_else_s_words(client, cast, talk):
    said(talk, RARE)
    for someone in (cast.basile, cast.claire, cast.gael):
        client.force_login(someone)
        if someone is cast.basile:
            assert "<mark>" not in client.post(SEARCH, {"q": RARE}).content.decode()
        assert RARE not in client.get(LIST).content.decode()


def test_erasing_a_talk_says_what_goes_then_leaves_only_the_others(amina, talk, cast):
    said(talk, RARE)
    kept = actions.start_conversation(person=cast.amina)
    page = shown(amina, place(talk, "effacer/"))
    assert RARE in page
    assert "Cela ne se reprend pas." in page
    assert Conversation.objects.count() == 2
    answer = amina.post(place(talk, "effacer/"), follow=True)
    assert "La conversation est effacée." in answer.content.decode()
    assert list(Conversation.objects.all()) == [kept]
    assert not Message.objects.filter(conversation_id=talk.pk).exists()
    assert amina.get(place(talk)).status_code == 404


def test_with_an_open_alert_erasing_says_what_it_changes(amina, talk, reads):
    reads["adieu"] = {"risk": "plan", "subject": "self", "outcome": "open"}
    said(talk, "adieu")
    assert "Elle reste ouverte, sans ces messages" in shown(amina, place(talk, "effacer/"))


def test_the_alert_of_an_erased_talk_still_opens_for_whoever_takes_it(amina, client, talk, cast, reads):
    from ancrage.care import actions as care
    from ancrage.care.models import Alert
    from tests.web.clinic.conftest import set_up_second_factor

    reads[RARE] = {"risk": "plan", "subject": "self", "outcome": "open"}
    said(talk, RARE)
    amina.post(place(talk, "effacer/"))
    alert = Alert.objects.get()
    care.take_alert(alert=alert, by=cast.claire)
    set_up_second_factor(cast.claire)
    client.force_login(cast.claire)
    page = client.get(f"/alertes/{alert.pk}/")
    assert page.status_code == 200
    assert RARE not in page.content.decode()


def test_another_person_s_talk_is_neither_erased_nor_found(client, cast, talk):
    client.force_login(cast.basile)
    for answer in (client.get(place(talk, "effacer/")), client.post(place(talk, "effacer/"))):
        assert answer.status_code == 404
    assert Conversation.objects.filter(pk=talk.pk).exists()


def test_a_page_read_back_offers_no_answer_that_leads_nowhere(amina, talk, reads):
    reads["à quoi bon"] = {"risk": "passive", "subject": "self", "outcome": "ask"}
    actions.reply(message=said(talk, "à quoi bon"))
    last = queries.messages(talk)[-1]
    assert 'name="choice"' in shown(amina, place(talk))
    assert 'name="choice"' not in shown(amina, place(talk, f"suite/?autour={last.position}"))


def test_two_messages_in_a_row_each_await_their_own_reply(amina, talk):
    first, second = said(talk, "Je dors mal."), said(talk, "Et je mange peu.")
    page = shown(amina, place(talk))
    awaited = re.findall(r'hx-vals=\'\{"message": "([^"]+)"\}\'', page)
    assert awaited == [str(first.pk), str(second.pk)]
    replies = [
        amina.post(place(talk, "repondre/"), {"message": one}, **HTMX).content.decode() for one in awaited
    ]
    assert ['data-position="4"' in replies[0], 'data-position="5"' in replies[1]] == [True, True]


def test_the_place_in_a_talk_must_be_one(amina, talk):
    for part in ("suite/?autour=x", "suite/?autour=0", "suite/?autour="):
        assert amina.get(place(talk, part)).status_code == 422
    assert amina.get(place(talk, "suite/?autour=999999")).status_code == 200


@pytest.fixture(autouse=True)
def kept(cast):
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
