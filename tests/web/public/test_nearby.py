"""Places near somewhere: honest without a list, nothing of where one lives in an address, always someone at the end."""

from datetime import date

import pytest

from ancrage.orientation import actions
from ancrage.orientation.sheet import read_sheet

ADDRESS = "/trouver-de-l-aide/pres-de-chez-vous/"
LIST = """type;nom;adresse;code postal;commune;téléphone;visio
CMP;CMP des Érables (inventé);1 rue des Essais;35000;Rennes;0299000000;https://visio.example/e
CMPP;<b>Centre</b> inventé;;35400;Saint-Malo;;
"""


@pytest.fixture
def listed(db):
    actions.import_places(sheet=read_sheet(LIST.encode()), source="ARS inventée", listed_on=date(2026, 11, 3))


def asked(client, **facts) -> str:
    return client.post(ADDRESS, facts).content.decode()


def test_without_a_list_it_says_so_and_shows_official_directories(client, db):
    page = client.get(ADDRESS).content.decode()
    assert "Ce site n’a pas donné de liste de lieux." in page
    assert 'name="where"' not in page
    for words in ("https://monsoutienpsy.ameli.fr", "https://www.sante.fr", "tel:3114"):
        assert words in page


def test_a_place_is_shown_with_its_ways_and_the_date_of_the_list(client, listed):
    page = asked(client, where="rennes")
    for words in (
        "CMP des Érables (inventé)",
        "CMP adultes",
        "tel:0299000000",
        "https://visio.example/e",
        "ARS inventée, 3 novembre 2026",
    ):
        assert words in page
    assert 'value="rennes"' in page
    assert "Saint-Malo" not in page


def test_what_a_list_writes_is_escaped(client, listed):
    page = asked(client, where="35", kind="3")
    assert "&lt;b&gt;Centre&lt;/b&gt;" in page
    assert "Érables" not in page


@pytest.mark.parametrize(
    ("where", "says"), [("Tombouctou", "nous ne trouvons pas"), ("42", "Rien dans cette liste")]
)
def test_nothing_found_goes_on_to_directories_and_to_someone(client, listed, where, says):
    page = asked(client, where=where)
    assert says in page
    assert (
        page.index(says)
        < page.index("Les annuaires officiels")
        < page.index("Quelqu’un répond, jour et nuit")
    )


def test_an_empty_search_is_told_near_its_field(client, listed):
    page = asked(client, where="  ")
    assert "Écrivez où chercher." in page
    assert 'aria-invalid="true"' in page


def test_where_one_lives_is_in_no_address(client, listed):
    page = asked(client, where="Rennes")
    assert "?" not in "".join(
        part.split('"')[0] for part in page.split('href="')[1:] if "Rennes" in part.split('"')[0]
    )
    assert f'<form class="card sunk stack" method="post" action="{ADDRESS}"' in page
