"""What a professional does about an alert, without a script: clear errors, nothing typed is lost."""

import pytest
from django.test import Client

from ancrage.accounts.models import Identity
from ancrage.care import actions as care
from ancrage.care import queries
from ancrage.care.models import Alert, AlertEvent, IdentityOpening
from ancrage.care.openings import identity_openings
from ancrage.care.rules import AlertState, ContactWay, EventKind, Outcome
from ancrage.vault.actions import seal
from ancrage.vault.rules import Place
from tests.web.clinic.conftest import set_up_second_factor


@pytest.fixture
def taken(cast, write):
    """An alert that Claire has taken."""
    return care.take_alert(alert=write(cast.amina), by=cast.claire)


@pytest.fixture
def claire(cast, enter):
    return enter(cast.claire)


def url(alert, act: str = "") -> str:
    return f"/alertes/{alert.pk}/{act}"


def events(alert, kind) -> int:
    return AlertEvent.objects.filter(alert=alert, kind=kind).count()


# --- contact ------------------------------------------------------------------------------------


def test_a_contact_stops_the_clock_and_its_note_is_read_in_the_timeline(taken, claire):
    answer = claire.post(
        url(taken, "contact/"),
        {"way": ContactWay.PHONE, "note": "Jointe à 23 h, sa sœur est là."},
        follow=True,
    )

    taken.refresh_from_db()
    assert taken.answer_by is None
    page = answer.content.decode()
    assert "Le contact est noté." in page
    assert "Par téléphone" in page
    assert "Jointe à 23 h, sa sœur est là." in page
    assert "issue à écrire" in page


def test_an_attempt_without_an_answer_leaves_the_clock_running(taken, claire):
    claire.post(url(taken, "contact/"), {"way": ContactWay.NO_ANSWER, "note": ""})

    taken.refresh_from_db()
    assert taken.answer_by is not None
    assert events(taken, EventKind.CONTACT) == 1


@pytest.mark.parametrize("way", ["", "pigeon", "phone\x00"])
def test_a_contact_without_a_way_says_so_and_keeps_what_was_typed(taken, claire, way):
    answer = claire.post(url(taken, "contact/"), {"way": way, "note": "Sa sœur <est> là."})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Choisissez" in page
    assert "Sa sœur &lt;est&gt; là." in page
    assert events(taken, EventKind.CONTACT) == 0


@pytest.mark.parametrize(
    ("note", "said"), [("a" * 20_000, "C’est trop long"), ("un\x00deux", "caractère invisible")]
)
def test_a_note_that_cannot_be_kept_says_why(taken, claire, note, said):
    answer = claire.post(url(taken, "contact/"), {"way": ContactWay.PHONE, "note": note})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert note.replace("\x00", "")[:40] in answer.content.decode().replace("\x00", "")


def test_any_writing_system_passes(taken, claire):
    for note in ("🙂🙂🙂", "مرحبا، تكلمت معها", "<b>grave</b>"):
        assert claire.post(url(taken, "contact/"), {"way": ContactWay.PHONE, "note": note}).status_code == 302


# --- write --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "   ", "a" * 20_000])
def test_a_message_that_cannot_be_sent_says_why(taken, claire, text):
    answer = claire.post(url(taken, "ecrire/"), {"text": text})

    assert answer.status_code == 422
    assert "aria-invalid" in answer.content.decode()


def test_only_whoever_took_the_alert_writes(cast, enter, write):
    alert = write(cast.amina)
    client = enter(cast.claire)

    answer = client.post(url(alert, "ecrire/"), {"text": "Bonsoir Amina"})

    assert answer.status_code == 403
    assert "Prenez d’abord cette alerte" in answer.content.decode()
    assert "Bonsoir Amina" in answer.content.decode()
    assert client.get(url(alert, "ecrire/")).status_code == 403


def test_the_safety_officer_acts_on_an_alert_taken_by_another_and_writes_once_a_contact_is_theirs(
    taken, cast, enter
):
    officer = enter(cast.safety)
    assert officer.post(url(taken, "ecrire/"), {"text": "Bonsoir"}).status_code == 403

    assert officer.post(url(taken, "contact/"), {"way": ContactWay.PHONE, "note": ""}).status_code == 302

    assert officer.post(url(taken, "ecrire/"), {"text": "Bonsoir"}).status_code == 302


# --- identity -----------------------------------------------------------------------------------


@pytest.fixture
def left(cast):
    """What Amina left for the worst case."""
    row = Identity(user=cast.amina)
    for name, text in (
        ("full_name", "Amina B."),
        ("phone", "01 99 00 00 01"),
        ("place", "3 allée des Tilleuls"),
    ):
        setattr(
            row,
            f"{name}_sealed",
            seal(owner=cast.amina.pk, place=Place("accounts.identity", name, row.pk), text=text),
        )
    row.save()


MOTIVE = "Plan annoncé, la conversation ne répond plus."


def test_an_identity_opens_by_a_motive_is_shown_once_and_told(cast, taken, claire, left):
    answer = claire.post(url(taken, "identite/"), {"motive": MOTIVE, "second_opinion": "Solène, d’accord"})

    page = answer.content.decode()
    assert "Amina B." in page
    assert "01 99 00 00 01" in page
    assert "no-store" in answer["Cache-Control"]
    opening = identity_openings(taken.person)[0]
    assert (opening.who, opening.motive, opening.second_opinion) == ("Claire", MOTIVE, "Solène, d’accord")
    assert EventKind.IDENTITY in [told.kind for told in queries.told_to_person(cast.amina)]
    assert "Amina B." not in claire.get(url(taken)).content.decode()
    assert "Amina B." not in claire.get(url(taken, "identite/")).content.decode()


def test_an_opening_marked_dangerous_is_not_told(cast, taken, claire, left):
    claire.post(url(taken, "identite/"), {"motive": MOTIVE, "telling_is_dangerous": "on"})

    assert EventKind.IDENTITY not in [told.kind for told in queries.told_to_person(cast.amina)]
    assert "le dire la mettrait en danger" in claire.get(url(taken)).content.decode()


@pytest.mark.parametrize("motive", ["", "  ", "danger", "x" * 500])
def test_an_identity_stays_shut_without_a_sentence(taken, claire, left, motive):
    answer = claire.post(url(taken, "identite/"), {"motive": motive})

    assert answer.status_code == 422
    assert "Amina B." not in answer.content.decode()
    assert not IdentityOpening.objects.exists()


def test_an_identity_that_was_never_left_says_so(taken, claire):
    assert (
        "n’a rien laissé pour ce cas"
        in claire.post(url(taken, "identite/"), {"motive": MOTIVE}).content.decode()
    )


def test_the_page_warns_before_anything_opens(taken, claire):
    page = claire.get(url(taken, "identite/")).content.decode()

    assert "Seulement si une vie est en danger maintenant" in page
    assert not IdentityOpening.objects.exists()


# --- close --------------------------------------------------------------------------------------


def test_closing_says_how_it_ended_and_leaves_the_queue(taken, claire):
    answer = claire.post(
        url(taken, "clore/"), {"outcome": Outcome.REACHED_SAFE, "note": "Séance demain à 9 h."}, follow=True
    )

    taken.refresh_from_db()
    assert (taken.state, taken.outcome) == (AlertState.CLOSED, Outcome.REACHED_SAFE)
    assert "est close" in answer.content.decode()
    assert "Rien n’attend." in answer.content.decode()


@pytest.mark.parametrize("outcome", ["", "cured"])
def test_closing_without_an_outcome_says_so_and_keeps_the_note(taken, claire, outcome):
    answer = claire.post(url(taken, "clore/"), {"outcome": outcome, "note": "Séance demain."})

    assert answer.status_code == 422
    assert "Séance demain." in answer.content.decode()
    assert Alert.objects.get(pk=taken.pk).state == AlertState.TAKEN


def test_what_is_typed_about_an_alert_closed_meanwhile_is_given_back(cast, taken, claire):
    care.close_alert(alert=taken, by=cast.claire, outcome=Outcome.RELAYED, note="")

    answer = claire.post(url(taken, "contact/"), {"way": ContactWay.PHONE, "note": "Jointe à l’instant."})

    assert answer.status_code == 409
    assert "déjà close" in answer.content.decode()
    assert "Jointe à l’instant." in answer.content.decode()


def test_a_get_changes_nothing(taken, claire):
    before = AlertEvent.objects.filter(alert=taken).count()
    for act in ("prendre/", "contact/", "ecrire/", "identite/", "clore/"):
        assert claire.get(url(taken, act)).status_code == 200

    assert AlertEvent.objects.filter(alert=taken).count() == before


def test_a_form_from_elsewhere_is_refused(cast, taken):
    set_up_second_factor(cast.claire)
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.claire)

    assert client.post(url(taken, "clore/"), {"outcome": Outcome.FALSE_ALARM}).status_code == 403
    assert Alert.objects.get(pk=taken.pk).state == AlertState.TAKEN
