"""A site's CSV: whatever the spreadsheet did to it, it is read; whatever is wrong is told by its line."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ancrage import content
from ancrage.orientation import sheet
from ancrage.orientation.sheet import read_sheet

HEAD = "type;nom;adresse;code postal;commune;téléphone"
GOOD = "CMP adultes;CMP des Érables (inventé);1 rue des Essais;69003;Lyon;04 78 00 00 00"


def read(*lines, head=HEAD, encoding="utf-8"):
    return read_sheet("\n".join([head, *lines]).encode(encoding))


def why(line, head=HEAD) -> str:
    found = read(line, head=head)
    assert found.entries == ()
    assert found.wrong[0].line == 2
    return found.wrong[0].why


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_each_encoding_of_a_spreadsheet_is_read(encoding):
    found = read(GOOD, encoding=encoding)
    assert found.wrong == ()
    assert found.entries[0].name == "CMP des Érables (inventé)"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_each_separator_is_found(separator):
    found = read(GOOD.replace(";", separator), head=HEAD.replace(";", separator))
    assert (found.separator, len(found.entries)) == (separator, 1)


def test_headings_are_known_whatever_their_accents_order_and_case():
    found = read("Lyon;69003;CMPP;Centre inventé;x", head="VILLE;CP;Catégorie;Intitulé;Truc")
    assert (found.entries[0].kind, found.unknown) == ("cmpp", ("Truc",))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Hôpital;X;;69003;Lyon;", "type inconnu : « Hôpital »"),
        ("CMP;;;69003;Lyon;", "« nom » est vide"),
        ("CMP;X;;69003;;", "« commune » est vide"),
        ("CMP;X;;690;Lyon;", "le code postal n’a pas cinq chiffres"),
        ("CMP;X;;;Lyon;", "ni code postal ni département"),
        ("CMP;X;;00123;Lyon;", "le département ne se reconnaît pas"),
        ("CMP;X;;69003;Lyon;12345", "le téléphone n’a pas dix chiffres"),
        (f"CMP;{'x' * 161};;69003;Lyon;", "« nom » dépasse 160 caractères"),
    ],
)
def test_a_wrong_line_says_why(line, says):
    assert why(line) == says


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "http://a b.example", "visio.example/x", 'https://x.example/"onclick']
)
def test_a_link_is_an_address_of_the_web_and_nothing_else(link):
    cell = '"' + link.replace('"', '""') + '"'
    assert (
        why(f"CMP;X;69003;Lyon;{cell}", head="type;nom;cp;ville;visio") == "« visio » n’est pas une adresse"
    )


def test_right_lines_are_kept_beside_wrong_ones():
    found = read(GOOD, "CMP;X;;690;Lyon;", "", "BAPU;Bureau inventé;;35000;Rennes;")
    assert [one.name for one in found.entries] == ["CMP des Érables (inventé)", "Bureau inventé"]
    assert [one.line for one in found.wrong] == [3]


def test_the_same_place_twice_is_told_with_its_first_line():
    assert read(GOOD, GOOD.upper()).wrong[0] == sheet.Wrong(3, "déjà écrit à la ligne 2")


@pytest.mark.parametrize(
    ("head", "says"),
    [
        ("type;nom", "il manque les titres : commune"),
        ("type;nom;commune", "il manque le titre « code postal », ou « departement »"),
        ("type;nom;nom;commune;cp", "le titre « nom » est écrit deux fois"),
        ("", "il manque les titres : type, nom, commune"),
    ],
)
def test_headings_that_miss_or_double_are_told(head, says):
    assert read(GOOD, head=head).wrong == (sheet.Wrong(1, says),)


def test_an_empty_list_is_told():
    assert "aucune ligne" in read().wrong[0].why
    assert read_sheet(b"").entries == ()


@pytest.mark.parametrize(
    ("postcode", "code"),
    [
        *(
            ("69003", "69"),
            ("1000", "01"),
            ("20000", "2A"),
            ("20137", "2A"),
            ("20200", "2B"),
            ("97400", "974"),
        ),
        *(("97133", "971"), ("98800", "988"), ("75116", "75")),
    ],
)
def test_a_postcode_gives_its_departement(postcode, code):
    assert read(f"CMP;X;;{postcode};Ville;").entries[0].department == code


def test_a_given_departement_wins_over_the_postcode_and_may_be_a_name():
    found = read("CMP;X;01200;Bellegarde;haute savoie", head="type;nom;cp;ville;département")
    assert found.entries[0].department == "74"


@pytest.mark.parametrize(
    "written", ["0478000000", "04.78.00.00.00", "+33 4 78 00 00 00", "0033478000000", "+33 (0)4 78 00 00 00"]
)
def test_a_phone_is_written_in_one_way(written):
    assert read(f"CMP;X;;69003;Lyon;{written}").entries[0].phone == "04 78 00 00 00"


def test_a_newline_inside_quotes_does_not_break_the_count_of_lines():
    found = read('CMP;"Un\nnom";;69003;Lyon;', "CMP;X;;690;Lyon;")
    assert found.entries[0].name == "Un nom"
    assert found.wrong[0].line == 4


def test_every_way_to_write_a_kind_is_read():
    for kind in content.directory().kinds:
        for name in (kind.label, *kind.names, kind.names[0].upper()):
            assert read(f"{name};X;;69003;Lyon;").entries[0].kind == kind.key


def test_two_lists_are_the_same_whatever_the_order_of_their_lines():
    other = "BAPU;Bureau inventé;;35000;Rennes;"
    assert read(GOOD, other).digest == read(other, GOOD).digest
    assert read(GOOD).digest != read(GOOD.replace("Érables", "Tilleuls")).digest


@settings(deadline=None)
@example(b'"')
@given(st.binary(max_size=400))
def test_no_file_breaks_the_reading(raw):
    found = read_sheet(raw)
    assert found.entries or found.wrong


@settings(deadline=None)
@given(st.text(max_size=60))
def test_comparing_words_is_stable(text):
    assert sheet.plain(sheet.plain(text)) == sheet.plain(text)


def test_towns_compare_without_accents_hyphens_or_abbreviations():
    assert sheet.plain("St-Étienne") == sheet.plain("SAINT ETIENNE") == "saint etienne"
    assert sheet.plain("L’Haÿ-les-Roses") == "l hay les roses"


def test_there_are_a_hundred_and_one_departements_and_the_collectivities():
    codes = list(content.directory().departments)
    assert len([code for code in codes if code < "975" and len(code) < 3]) == 96
    assert {"971", "972", "973", "974", "976"} <= set(codes)
