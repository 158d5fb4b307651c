"""An ephemeral talk: help at once, nothing kept anywhere, nobody told."""

import re
from datetime import timedelta

import pytest
from django.apps import apps

import vigie
from ancrage.companion import ephemeral
from ancrage.kernel import clock

PLACE = "/parler/ephemere/"
HTMX = {"HTTP_HX_REQUEST": "true"}
DANGER = {"risk": "imminent", "subject": "self", "outcome": "open"}
pytestmark = pytest.mark.django_db


def carried(html: str) -> str:
    return re.search(r'name="talk" id="sealed-talk" value="([^"]+)"', html).group(1)


def opened(client) -> str:
    return carried(client.get(PLACE).content.decode())


def rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_a_guest_talks_at_once_and_the_talk_follows(client, reads):
    page = client.post(PLACE, {"talk": opened(client), "text": "Je dors mal."}).content.decode()
    assert "Je dors mal." in page
    again = client.post(PLACE, {"talk": carried(page), "text": "Depuis la rentrée."}).content.decode()
    assert "Je dors mal." in again
    assert "Depuis la rentrée." in again
    assert "personne ne sera prévenu" in again.lower()


def test_a_whole_crisis_leaves_no_row_and_no_session(client, reads, caplog):
    before, talk = rows(), opened(client)
    reads["j'ai tout avalé"] = DANGER
    page = client.post(PLACE, {"talk": talk, "text": "j'ai tout avalé"}, **HTMX).content.decode()
    assert 'href="tel:15"' in page
    client.post(PLACE, {"talk": carried(page), "text": "Théophraste"}, **HTMX)
    assert rows() == before
    assert "session" not in client.cookies
    assert "Théophraste" not in caplog.text


def test_help_is_there_and_no_human_is_promised(client, reads):
    reads["adieu"] = DANGER
    page = client.post(PLACE, {"talk": opened(client), "text": "adieu"}, **HTMX).content.decode()
    assert 'href="tel:3114"' in page or 'href="tel:15"' in page
    assert "Prévenir l’astreinte" not in page


def test_what_travels_in_the_page_cannot_be_read_or_changed_there(client, reads):
    page = client.post(PLACE, {"talk": opened(client), "text": "Théophraste crie"}).content.decode()
    sealed = carried(page)
    assert "Th" not in sealed[:0] + re.sub(r"[A-Za-z0-9_=-]", "", sealed)
    changed = sealed[:-6] + ("AAAAAA" if sealed[-6:] != "AAAAAA" else "BBBBBB")
    answer = client.post(PLACE, {"talk": changed, "text": "encore moi"})
    assert answer.status_code == 422
    assert "encore moi" in answer.content.decode()


def test_after_four_hours_the_talk_is_gone_and_the_words_stay_in_the_field(client, reads):
    with clock.turned_to(clock.now() - timedelta(hours=5)):
        old = opened(client)
    answer = client.post(PLACE, {"talk": old, "text": "je reviens"})
    assert answer.status_code == 422
    assert "s’est effacée avec le temps" in answer.content.decode()
    assert "je reviens</textarea>" in answer.content.decode()


@pytest.mark.parametrize("text", ["", " \n", "\x00", "a" * 20_001])
def test_what_cannot_be_sent_is_said(client, reads, text):
    talk = opened(client)
    assert client.post(PLACE, {"talk": talk, "text": text}).status_code == 422
    assert client.post(PLACE, {"talk": talk, "text": text}, **HTMX).status_code == 422


def test_a_reading_that_fails_is_treated_as_a_question_never_as_calm(client, monkeypatch):
    def broken(text, **_context):
        raise RuntimeError

    monkeypatch.setattr(vigie, "read", broken, raising=False)
    page = client.post(PLACE, {"talk": opened(client), "text": "bonsoir"}, **HTMX).content.decode()
    assert "suicid" in page
    assert "3114" in page


def test_very_long_talks_still_fit_in_the_page(client, reads):
    talk = opened(client)
    for number in range(12):
        talk = carried(
            client.post(PLACE, {"talk": talk, "text": f"{number} " + "é" * 19_000}, **HTMX).content.decode()
        )
    assert len(talk) < 700_000
    assert client.post(PLACE, {"talk": talk, "text": "fin"}).status_code == 200


def test_an_answer_one_tap_away_is_understood(client, reads):
    reads["à quoi bon"] = {"risk": "passive", "subject": "self", "outcome": "ask"}
    page = client.post(PLACE, {"talk": opened(client), "text": "à quoi bon"}).content.decode()
    page = client.post(PLACE, {"talk": carried(page), "text": "", "choice": "1"}).content.decode()
    assert "Non, je n’y pense pas" in page


def test_someone_under_15_is_told_of_119_first(client, reads):
    page = client.get("/parler/").content.decode()
    assert "J’ai moins de 15 ans" in page
    talk = client.get("/parler/ephemere/?moins15=1&pays=FR").content.decode()
    assert ephemeral.unsealed(carried(talk)).minor
    assert "119" in talk[talk.index("<ol") : talk.index("</ol>")]
