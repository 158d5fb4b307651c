"""The pages a stranger reads first keep their word."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "src/ancrage/web/ui/README.md"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_inside_the_repository_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text())
    inside = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in inside if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("readme", ["README.md", "README.fr.md"])
def test_the_first_screen_says_what_this_is_not(readme):
    first_screen = "\n".join((ROOT / readme).read_text().splitlines()[:14])
    assert "chiffres mesurés sur des messages inventés" in first_screen
    assert "pas un dispositif médical" in first_screen
    assert "3114" in first_screen


@pytest.mark.parametrize("readme", ["README.md", "README.fr.md"])
def test_the_two_commands_are_given(readme):
    text = (ROOT / readme).read_text()
    assert re.search(r"^make demo", text, re.MULTILINE)
    assert re.search(r"^make test", text, re.MULTILINE)


def test_every_decision_is_listed():
    folder = ROOT / "docs/decisions"
    listed = (folder / "README.md").read_text()
    assert [page.name for page in folder.glob("0*.md") if f"({page.name})" not in listed] == []


def test_no_page_names_a_folder_of_one_machine():
    home = re.compile(r"(?<![\w.])/(?:root|home|Users)/\w+")
    files = [file for file in ROOT.rglob("*.md") if ".venv" not in file.parts]
    assert [str(file) for file in files if home.search(file.read_text())] == []
