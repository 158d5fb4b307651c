"""Each setting read from the environment is documented, and nothing else is."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_SETTINGS = re.compile(r"ANCRAGE_(TEST|FAILPOINT|SUPERVISED)")  # between our own processes


def test_the_page_of_settings_names_exactly_what_the_code_reads():
    page = (ROOT / "docs/reference/reglages.md").read_text()
    documented = set(re.findall(r"^\| `(ANCRAGE_[A-Z_]+)`", page, re.MULTILINE))
    code = "\n".join(file.read_text() for file in (ROOT / "src").rglob("*.py"))
    read = {name for name in re.findall(r'"(ANCRAGE_[A-Z_]+)"', code) if not NOT_SETTINGS.match(name)}
    assert documented == read
