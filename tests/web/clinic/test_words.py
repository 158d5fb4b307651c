"""Which words weighed most in what the learned reader heard: on demand, to whoever may read the signal."""

import pytest

from ancrage.vigilance.models import Signal
from tests.web.clinic.conftest import write_one

SAID = "hier j'ai lavé la voiture et je voudrais m'endormir et ne plus jamais me réveiller"


@pytest.fixture
def heard(cast):
    """What the true reader heard of one message."""
    write_one(cast.amina, SAID)
    return Signal.objects


def page(client, signal, **headers):
    return client.get(f"/signaux/{signal.pk}/mots/", headers=headers)


def test_the_words_of_a_resemblance_are_shown_when_asked(cast, enter, heard):
    signal = heard.filter(source="model").exclude(quote_sealed=b"").first()

    shown = page(enter(cast.claire), signal)
    assert shown.status_code == 200
    assert "Sans ces mots" in shown.text or "la phrase entière" in shown.text


def test_a_fragment_comes_to_a_script_and_a_page_to_everyone_else(cast, enter, heard):
    signal, claire = heard.filter(source="model").first(), enter(cast.claire)

    assert "<h1>" in page(claire, signal).text
    assert "<h1>" not in page(claire, signal, HX_Request="true").text


def test_a_rule_shows_its_own_words_and_needs_no_more(cast, enter, heard):
    shown = page(enter(cast.claire), heard.filter(source="rule").first())

    assert "Une règle a relevé ces mots" in shown.text


def test_somebody_without_a_ground_sees_nothing(cast, enter, heard):
    assert page(enter(cast.denis), heard.filter(source="model").first()).status_code == 404
