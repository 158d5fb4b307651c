"""The trail, as the data protection officer reads it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

import ancrage
from ancrage.audit.actions import record, seal_due
from ancrage.audit.models import TrailEntry
from ancrage.care.access import access_person
from ancrage.care.rules import EventKind
from ancrage.kernel import clock
from ancrage.web.staff import wording


@pytest.fixture
def farid(enter, cast):
    access_person(cast.claire, cast.amina.pk)
    return enter(cast.farid)


def rows(page):
    return re.findall(r"<tr><td.*?</tr>", page.content.decode(), re.DOTALL)


def test_it_says_who_opened_which_code_and_on_what_right_and_no_name(farid, cast):
    page = farid.get("/journal/?acte=person.")
    assert len(rows(page)) == 1
    for words in ("Claire", "a ouvert un dossier", cast.amina.code, "suit la personne"):
        assert words in rows(page)[0]
    assert "Amina" not in page.content.decode()


def test_it_is_narrowed_by_who_by_whom_and_by_date(farid, cast):
    record("person.opened", actor_id=cast.denis.pk, about_id=cast.basile.pk)
    assert len(rows(farid.get("/journal/?qui=denis"))) == 1
    assert len(rows(farid.get(f"/journal/?acte=person.&personne={cast.amina.code.lower()}"))) == 1
    tomorrow = (clock.now() + timedelta(days=2)).date().isoformat()
    assert not rows(farid.get(f"/journal/?depuis={tomorrow}"))
    assert rows(farid.get(f"/journal/?jusque={tomorrow}"))


def test_looking_for_someone_is_written_down_too(farid, cast):
    farid.get(f"/journal/?personne={cast.amina.code}")
    entry = TrailEntry.objects.get(action="trail.searched")
    assert (entry.actor_id, entry.about_id, entry.ground) == (cast.farid.pk, cast.amina.pk, "dpo")


def test_an_account_that_does_not_exist_is_said(farid):
    page = farid.get("/journal/?qui=personne").content.decode()
    assert "Aucun compte ne porte « personne »" in page


def test_a_date_that_is_not_one_does_not_break_the_page(farid):
    assert farid.get("/journal/?depuis=hier&acte=rien&page=abc").status_code == 200


def test_the_chain_is_verified_on_demand(farid):
    seal_due()
    assert "rien à signaler" in farid.get("/journal/?verifier=1").content.decode()


def test_pages_follow_each_other_with_the_filters(farid, cast):
    for _ in range(60):
        record("person.opened", actor_id=cast.claire.pk, about_id=cast.amina.pk)
    page = farid.get("/journal/?acte=person.").content.decode()
    assert "Page 1 sur 2" in page
    assert "acte=person.&amp;page=2" in page


@pytest.mark.parametrize("name", ["amina", "claire", "safety", "elise", "gael"])
def test_it_does_not_exist_for_others(enter, cast, name):
    assert enter(getattr(cast, name)).get("/journal/").status_code == 404


def test_each_act_that_the_house_records_has_its_words():
    source = "\n".join(path.read_text() for path in Path(ancrage.__file__).parent.rglob("*.py"))
    recorded = set(re.findall(r'(?:record|_journal|_journal_role|_write)\(\s*"([a-z_.]+)"', source))
    recorded |= {f"alert.{kind}" for kind in EventKind}
    assert recorded <= set(wording.ACTS)


def test_each_finding_has_its_words():
    from ancrage.audit.verification import Kind

    assert set(Kind) == set(wording.FINDINGS)
