"""This device: looks kept in a cookie without an account, a code that never leaves it."""

from datetime import UTC, datetime

import pytest

from ancrage.kernel import clock
from ancrage.web import looks

pytestmark = pytest.mark.django_db
PAGE = "/cet-appareil/"


def opening(client, path="/aide/") -> str:
    return client.get(path).content.decode().partition("<head>")[0]


def test_a_look_is_kept_in_a_cookie_without_an_account(client):
    assert client.post(PAGE, {"scheme": "dark", "reading": "spaced"}).status_code == 302
    assert client.cookies[looks.COOKIE].value == "dark.spaced"
    assert 'data-scheme="dark" data-reading="spaced"' in opening(client)


def test_the_usual_look_needs_no_cookie(client):
    client.post(PAGE, {"scheme": "dark", "reading": "usual"})
    client.post(PAGE, {"scheme": "device", "reading": "usual"})
    assert not client.cookies[looks.COOKIE].value
    assert "data-" not in opening(client)


@pytest.mark.parametrize(("hour", "scheme"), [(22, "dark"), (3, "dark"), (12, "light"), (7, "light")])
def test_dark_at_night_follows_the_clock(client, hour, scheme):
    client.cookies[looks.COOKIE] = "night.usual"
    with clock.turned_to(datetime(2026, 3, 12, hour - 1, 30, tzinfo=UTC)):  # an hour earlier than in Paris
        assert f'data-scheme="{scheme}"' in opening(client)


@pytest.mark.parametrize("value", ["", "dark", "dark.spaced.x", '"><script>', "x.y"])
def test_a_cookie_that_means_nothing_changes_nothing(client, value):
    client.cookies[looks.COOKIE] = value
    assert "data-" not in opening(client)


def test_what_is_not_offered_is_refused_near_the_field(client):
    answer = client.post(PAGE, {"scheme": "red", "reading": "usual"})
    assert answer.status_code == 422
    assert looks.COOKIE not in answer.cookies


def test_the_lock_is_for_whoever_is_logged_in_where_a_code_was_chosen(client, cast):
    client.cookies["verrou"] = "1"
    assert "data-lock" not in client.get("/aide/").content.decode()
    client.force_login(cast.amina)
    page = client.get("/aide/").content.decode()
    assert page.index("js/lock.js") < page.index("js/house.js")
    assert page.index("help-bar") < page.index("data-lock>") < page.index('id="main"')
    del client.cookies["verrou"]
    assert "data-lock" not in client.get("/aide/").content.decode()


def test_no_field_of_the_code_has_a_name_so_that_no_form_can_send_it(client, cast):
    client.force_login(cast.amina)
    client.cookies["verrou"] = "1"
    page = client.get(PAGE).content.decode()
    for field in ("lock-code", "lock-again", "lock-open"):
        (tag,) = [part for part in page.split("<input ") if f'id="{field}"' in part.partition(">")[0]]
        assert "name=" not in tag.partition(">")[0]


def test_the_page_says_what_the_code_does_not_protect_against(client, cast):
    client.force_login(cast.amina)
    assert "Il n’arrête pas une personne qui s’y connaît" in client.get(PAGE).content.decode()
    client.logout()
    assert "Un code pour rouvrir" not in client.get(PAGE).content.decode()
