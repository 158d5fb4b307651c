"""Each dependency has its reason, and the lock files hold hashes and no address."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")


def named(requirement: str) -> str:
    return re.match(r"[A-Za-z0-9._-]+", requirement).group().lower()


def wanted() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = [line for group in project["optional-dependencies"].values() for line in group]
    return {named(line) for line in [*project["dependencies"], *extras]}


def explained() -> set[str]:
    page = (ROOT / "docs/reference/dependances.md").read_text()
    return {name.lower() for name in re.findall(r"^\| ([A-Za-z][\w.-]*) \|", page, re.MULTILINE)} - {
        "package"
    }


def test_each_dependency_has_its_reason_and_no_reason_outlives_its_dependency():
    assert explained() == wanted()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text()
    pinned = re.findall(r"^[a-z0-9][\w.-]*(?:\[[^\]]*\])?==", text, re.MULTILINE | re.IGNORECASE)
    assert len(pinned) > 20
    assert text.count("--hash=sha256:") >= len(pinned)
    assert not re.search(r"https?://|--index-url|file:", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_pins_every_direct_dependency_it_serves(lock):
    locked = {
        named(line) for line in (ROOT / lock).read_text().splitlines() if re.match(r"[A-Za-z0-9]", line)
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    served = [*project["dependencies"], *extras["postgres"], *(extras["dev"] if "dev" in lock else [])]
    assert {named(line) for line in served} <= locked
