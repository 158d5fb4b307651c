"""Each import contract catches a planted violation: a contract that cannot fail protects nothing."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# contract -> (file that gets the line, line)
PLANTED = {
    "Imports go down the stack": ("ancrage/audit/actions.py", "import ancrage.care.models"),
    "Inside an app, calls go down: jobs, actions, access, queries, models, rules": (
        "ancrage/vault/queries.py",
        "import ancrage.vault.actions",
    ),
    "Rules, content and vigie are pure: they cannot import Django": (
        "ancrage/care/rules.py",
        "import django.conf",
    ),
    "The pure library knows nothing of Ancrage": ("vigie/reading.py", "import ancrage.kernel.errors"),
    "Only vigilance and the console speak to vigie": ("ancrage/companion/actions.py", "import vigie"),
    "Audiences are unaware of each other": ("ancrage/web/clinic/urls.py", "import ancrage.web.person.urls"),
    "Views never touch tables": ("ancrage/web/clinic/urls.py", "import ancrage.care.models"),
    "Text leaves through notices.channels only": ("ancrage/care/models.py", "import smtplib"),
}


def contracts() -> list[str]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return [contract["name"] for contract in config["tool"]["importlinter"]["contracts"]]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    linter = Path(sys.executable).with_name("lint-imports")
    environment = {"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        [linter, "--no-cache"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in ("ancrage", "vigie"):
        code = shutil.ignore_patterns("__pycache__", "static", "templates", "*.yaml", "*.json")
        shutil.copytree(ROOT / "src" / package, folder / "src" / package, ignore=code)
    return folder


def test_the_house_keeps_every_contract(house):
    result = lint(house)
    assert result.returncode == 0, result.stdout


def test_every_contract_has_its_planted_violation():
    assert set(PLANTED) == set(contracts())


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_is_caught(house, contract):
    name, line = PLANTED[contract]
    file = house / "src" / name
    before = file.read_text() if file.exists() else None
    file.write_text((before or '"""Planted."""\n') + f"\n{line}\n")
    try:
        result = lint(house)
    finally:
        file.unlink() if before is None else file.write_text(before)
    assert result.returncode == 1
    assert f"{contract} BROKEN" in result.stdout
