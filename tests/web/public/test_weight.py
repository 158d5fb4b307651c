"""What a bad network carries: pages of strangers are compressed, pages about someone never are."""

import pytest

pytestmark = pytest.mark.django_db
ASKS = {"Accept-Encoding": "gzip"}
PAGES = ("/", "/aide/", "/exercices/", "/exercices/respirer/", "/hors-ligne/", "/comprendre/")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_a_stranger_is_compressed(client, path):
    assert client.get(path, headers=ASKS).headers.get("Content-Encoding") == "gzip"


@pytest.mark.parametrize("path", [*PAGES, "/parler/", "/mes-donnees/"])
def test_a_page_of_whoever_is_logged_in_never_is(client, cast, path):
    client.force_login(cast.amina)
    assert "Content-Encoding" not in client.get(path, headers=ASKS).headers


def test_an_answer_to_what_someone_wrote_never_is(client):
    page = client.post("/comprendre/", {"q": "je dors mal"}, headers=ASKS)
    assert "Content-Encoding" not in page.headers
