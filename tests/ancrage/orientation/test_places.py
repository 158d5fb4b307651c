"""The site's list: put in use whole, once, by version; found by town, postcode and département."""

from datetime import UTC, date, datetime

import pytest

from ancrage.audit.models import TrailEntry
from ancrage.console.main import main
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid, NotFound
from ancrage.orientation import actions, queries
from ancrage.orientation.models import CarePlace, PlaceList
from ancrage.orientation.sheet import Sheet, read_sheet

HEAD = "type;nom;adresse;code postal;commune;téléphone;visio\n"
LINES = """CMP;CMP des Érables (inventé);1 rue des Essais;69003;Lyon 3e;0478000000;
CMP enfants;CMP du Parc (inventé);2 rue des Essais;42000;Saint-Étienne;0477000000;
Psychologue Mon soutien psy;Camille Inventé;3 rue des Essais;42100;Saint-Étienne;;https://visio.example/c
BAPU;BAPU inventé;4 rue des Essais;35000;Rennes;;
"""
DAY = date(2026, 11, 3)


def sheet(lines=LINES) -> Sheet:
    found = read_sheet((HEAD + lines).encode())
    assert found.wrong == ()
    return found


@pytest.fixture
def listed(db):
    return actions.import_places(sheet=sheet(), source="Liste inventée", listed_on=DAY)


def names(where, kind="") -> list[str]:
    return [row.name for row in queries.near(where, kind).places]


def test_a_list_is_in_use_at_once_and_journalled(listed):
    assert queries.list_in_use() == listed
    assert (listed.version, listed.rows, CarePlace.objects.count()) == (1, 4, 4)
    entry = TrailEntry.objects.get(action="places.imported")
    assert entry.detail == {"version": 1, "rows": 4}


def test_the_same_list_again_changes_nothing(listed):
    again = sheet("\n".join(reversed(LINES.strip().splitlines())) + "\n")
    assert actions.import_places(sheet=again, source="Liste inventée", listed_on=DAY) is None
    assert PlaceList.objects.count() == 1


def test_another_list_is_a_new_version_and_one_can_go_back(listed):
    second = actions.import_places(sheet=sheet(LINES.splitlines()[0] + "\n"), source="Autre", listed_on=DAY)
    assert (second.version, queries.list_in_use()) == (2, second)
    assert names("42") == []
    actions.use_list(version=1)
    assert len(names("42")) == 2
    actions.use_list(version=None)
    assert queries.list_in_use() is None
    with pytest.raises(NotFound):
        actions.use_list(version=9)


def test_an_empty_list_is_refused(db):
    with pytest.raises(Invalid):
        actions.import_places(sheet=Sheet(), source="x", listed_on=DAY)


@pytest.mark.parametrize("where", ["saint etienne", "ST-ETIENNE", "Saint-Étienne", "42", "Loire", "loire"])
def test_a_town_or_a_departement_is_found_without_accents(listed, where):
    assert names(where) == ["CMP du Parc (inventé)", "Camille Inventé"]


def test_a_postcode_is_exact_and_widened_when_it_has_nothing(listed):
    assert names("42100") == ["Camille Inventé"]
    wide = queries.near("42300")
    assert (wide.widened, wide.within, len(wide.places)) == (True, "Loire (42)", 2)


def test_a_big_town_finds_its_districts(listed):
    assert names("Lyon") == ["CMP des Érables (inventé)"]
    assert names("Ly") == []


def test_a_kind_narrows_and_a_town_without_it_is_widened(listed):
    assert names("42", "cmp_child") == ["CMP du Parc (inventé)"]
    wide = queries.near("Rennes", "cmp_adult")
    assert (wide.places, wide.widened, wide.within) == ((), True, "Ille-et-Vilaine (35)")


@pytest.mark.parametrize("where", ["Tombouctou", "99999", "%", "' OR 1=1 --", "🙂"])
def test_what_is_not_a_place_is_said_not_understood(listed, where):
    assert queries.near(where) == queries.Near(understood=False)


def test_too_many_are_counted(db, monkeypatch):
    monkeypatch.setattr(queries, "MOST_SHOWN", 2)
    actions.import_places(sheet=sheet(), source="x", listed_on=DAY)
    lines = "".join(f"CMP;CMP {n} (inventé);;35000;Rennes;;\n" for n in range(5))
    actions.import_places(sheet=sheet(lines), source="x", listed_on=DAY)
    found = queries.near("35")
    assert (len(found.places), found.more) == (2, 3)


def test_a_list_is_to_confirm_after_half_a_year(listed):
    with clock.turned_to(datetime(2027, 5, 2, 12, tzinfo=UTC)):
        assert not queries.to_confirm(listed)
    with clock.turned_to(datetime(2027, 5, 3, 12, tzinfo=UTC)):
        assert queries.to_confirm(listed)


# --- the command -----------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path):
    def written(lines=LINES):
        path = tmp_path / "lieux.csv"
        path.write_bytes((HEAD + lines).encode("cp1252"))
        return str(path)

    return written


APPLY = ["--apply", "--date", "2026-11-03", "--source", "Liste inventée"]


def test_without_apply_it_tells_and_does_nothing(db, file, capsys):
    assert main(["orientation", "import", file()]) == 0
    said = capsys.readouterr().out
    assert "Encodage cp1252, séparateur point-virgule." in said
    assert "4 lieux lus : 4 nouveaux, 0 déjà là, 0 retirés." in said
    assert "Rien n’a été fait" in said
    assert not PlaceList.objects.exists()


def test_with_apply_it_puts_the_list_in_use_and_twice_is_once(db, file, capsys):
    assert main(["orientation", "import", file(), *APPLY]) == 0
    assert "En service : liste 1, 4 lieux." in capsys.readouterr().out
    assert main(["orientation", "import", file(), *APPLY]) == 0
    assert "rien à changer" in capsys.readouterr().out
    main(["orientation", "lists"])
    assert "1 · 4 lieux · du 03/11/2026 · Liste inventée · en service" in capsys.readouterr().out


def test_wrong_lines_are_told_and_stop_it_unless_left_aside(db, file, capsys):
    path = file(LINES + "Clinique;X;;69003;Lyon;;\n")
    assert main(["orientation", "import", path, *APPLY]) == 1
    told = capsys.readouterr()
    assert "ligne 6 : type inconnu : « Clinique »" in told.out
    assert "Rien n’a été fait" in told.err
    assert not PlaceList.objects.exists()
    assert main(["orientation", "import", path, *APPLY, "--skip-wrong"]) == 0
    assert queries.list_in_use().rows == 4


def test_the_date_and_the_source_must_be_told(db, file, capsys):
    assert main(["orientation", "import", file(), "--apply"]) == 1
    assert "--date" in capsys.readouterr().err


def test_a_version_is_chosen_only_with_apply(listed, capsys):
    assert main(["orientation", "use", "0"]) == 0
    assert queries.list_in_use() == listed
    assert main(["orientation", "use", "0", "--apply"]) == 0
    assert queries.list_in_use() is None
