"""What someone says about themselves."""

from ancrage.accounts import queries
from ancrage.accounts.models import User

IDENTITY = {
    "full_name": "Amina Belkacem",
    "phone": "06 00 00 00 00",
    "place": "3 rue des Tilleuls",
    "trusted_contact": "",
}


def test_an_identity_is_optional_explained_and_sealed(client, cast):
    client.force_login(cast.amina)
    page = client.get("/compte/identite/").content.decode()
    assert "Tout est facultatif" in page
    assert "en écrivant son nom et son motif" in page
    assert client.post("/compte/identite/", IDENTITY).status_code == 302
    assert queries.identity_of(cast.amina) == IDENTITY
    assert "3 rue des Tilleuls" in client.get("/compte/identite/").content.decode()


def test_preferences_are_kept(client, cast):
    client.force_login(cast.amina)
    form = {"address": "tu", "gender": "f", "country": "BE", "discreet": "on"}
    assert client.post("/compte/preferences/", form).status_code == 302
    person = User.objects.get(pk=cast.amina.pk)
    assert (person.address, person.gender, person.country, person.discreet) == ("tu", "f", "BE", True)


def test_an_unknown_country_is_refused(client, cast):
    client.force_login(cast.amina)
    form = {"address": "tu", "gender": "f", "country": "ZZ"}
    assert client.post("/compte/preferences/", form).status_code == 422


def test_titles_of_the_account_say_nothing(client, cast):
    client.force_login(cast.amina)
    for page in ("/compte/identite/", "/compte/preferences/", "/compte/securite/", "/compte/codes/"):
        assert "<title>Ancrage</title>" in client.get(page).content.decode()
