"""The mood journal's pages: two taps, consent said plainly, correct, take back."""

import re
import uuid

import pytest

from ancrage.journal import actions, queries
from ancrage.journal.models import MoodEntry
from ancrage.journal.rules import Mood
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose

PAGE = "/humeur/"


@pytest.fixture
def allowed(cast, amina, reads):
    for purpose in (Purpose.KEEP, Purpose.IMMINENT_DANGER):
        give_consent(person=cast.amina, purpose=purpose, text_version="1")
    return cast.amina


@pytest.fixture
def entry(allowed):
    kept = actions.note_mood(
        person=allowed, mood=Mood(2, ("sadness",), ("work",), "rude journée"), key=uuid.uuid4()
    )
    return kept.entry


def shown(client, url=PAGE, **data):
    response = client.post(url, data, follow=True) if data else client.get(url)
    return response.content.decode()


def main(page):
    return page.split('id="main"')[1]


def test_without_consent_the_page_says_so_and_offers_it(amina, cast):
    page = shown(amina)
    assert "rien de ce qui se note ici n’est gardé" in page
    assert 'name="level"' not in page
    page = shown(amina, "/mes-donnees/accords/keep/", on="1", back="mood")
    assert 'name="level"' in page
    assert allows(cast.amina, Purpose.KEEP)
    assert allows(cast.amina, Purpose.IMMINENT_DANGER)


def test_a_level_then_keep_is_all(amina, allowed):
    key = re.search(r'name="key" value="([^"]+)"', shown(amina)).group(1)
    page = shown(amina, key=key, level="4")
    assert "C’est noté." in page
    assert "<strong>Plutôt bien</strong>" in page
    assert [one.mood for one in queries.today(allowed)] == [Mood(4)]


def test_each_level_is_a_named_radio(amina, allowed):
    labels = re.findall(
        r'<label class="mood-level"><input type="radio".*?<span class="name">(.*?)</span>',
        shown(amina),
        re.DOTALL,
    )
    assert labels == ["Très bas", "Bas", "Entre les deux", "Plutôt bien", "Bien"]


def test_a_double_click_keeps_one(amina, allowed):
    sent = {"key": str(uuid.uuid4()), "level": "3"}
    amina.post(PAGE, sent)
    amina.post(PAGE, sent)
    assert MoodEntry.objects.count() == 1


def test_the_rest_is_kept_when_it_is_said(amina, allowed):
    page = shown(amina, level="2", emotions=["fear", "hope"], tags=["money"], note="le loyer")
    assert "Peur, Espoir" in page
    assert "Argent" in main(page)
    assert "le loyer" in page


def test_without_a_level_the_form_comes_back_with_what_was_written(amina, allowed):
    response = amina.post(PAGE, {"note": "le loyer", "emotions": ["fear"]})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Choisissez un des cinq niveaux." in page
    assert ">le loyer</textarea>" in page
    assert 'value="fear" checked' in page


def test_a_note_too_long_is_refused_beside_its_field(amina, allowed):
    response = amina.post(PAGE, {"level": "3", "note": "a" * 1200})
    page = response.content.decode()
    assert response.status_code == 422
    assert 'id="mood-note-error"' in page
    assert "a" * 1200 in page
    assert 'value="3" checked' in page


def test_words_of_a_consent_withdrawn_meanwhile_are_given_back(amina, allowed):
    withdraw_consent(person=allowed, purpose=Purpose.KEEP)
    response = amina.post(PAGE, {"level": "3", "note": "ce que je voulais dire"})
    assert response.status_code == 403
    assert "ce que je voulais dire" in response.content.decode()
    assert not MoodEntry.objects.exists()


def test_what_worries_is_kept_and_people_are_shown(amina, allowed, reads):
    reads["je voudrais ne plus me réveiller"] = {"risk": "passive", "subject": "self", "outcome": "open"}
    page = shown(amina, level="1", note="je voudrais ne plus me réveiller")
    assert "3114" in main(page)
    assert MoodEntry.objects.count() == 1


def test_the_lowest_level_is_answered_with_somewhere_to_go(amina, allowed):
    page = main(shown(amina, level="1"))
    assert "C’est très bas, là, maintenant" in page
    assert 'href="tel:3114"' in page
    assert "C’est très bas" not in main(shown(amina, level="2"))


def test_an_entry_is_corrected(amina, allowed, entry):
    page = shown(amina, f"{PAGE}{entry.pk}/")
    assert 'value="2" checked' in page
    assert "rude journée" in page
    page = shown(amina, f"{PAGE}{entry.pk}/", level="4", note="rude journée, belle soirée")
    assert "C’est corrigé." in page
    assert "belle soirée" in page


def test_a_correction_without_a_level_changes_nothing(amina, allowed, entry):
    response = amina.post(f"{PAGE}{entry.pk}/", {"note": "autre chose"})
    assert response.status_code == 422
    assert "autre chose" in response.content.decode()
    assert queries.today(allowed)[0].mood.note == "rude journée"


def test_an_entry_is_taken_back_even_without_consent(amina, allowed, entry):
    withdraw_consent(person=allowed, purpose=Purpose.KEEP)
    assert 'name="level"' not in shown(amina, f"{PAGE}{entry.pk}/")
    assert "C’est effacé." in shown(amina, f"{PAGE}{entry.pk}/", act="delete")
    assert not MoodEntry.objects.exists()


def test_nobody_else_can_touch_it(client, cast, entry):
    for other in (cast.basile, cast.denis):
        client.force_login(other)
        assert client.post(f"{PAGE}{entry.pk}/", {"act": "delete"}).status_code in (302, 404)
    assert MoodEntry.objects.count() == 1


def test_the_two_taps_can_stand_on_any_page(cast, allowed, rf):
    from django.template.loader import render_to_string

    from ancrage.web.person.mood import check

    part = render_to_string("person/_mood_check.html", {"mood_check": check(allowed)}, request=rf.get("/"))
    assert 'action="/humeur/"' in part
    assert "<textarea" not in part
    withdraw_consent(person=allowed, purpose=Purpose.KEEP)
    part = render_to_string("person/_mood_check.html", {"mood_check": check(allowed)}, request=rf.get("/"))
    assert "il faut accepter" in part
