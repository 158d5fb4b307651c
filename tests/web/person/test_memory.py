"""What the companion remembers: read, added to, corrected, silenced, deleted; and a month looked back on."""

import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from ancrage.companion import actions as companion
from ancrage.exercises import actions as exercises
from ancrage.kernel import clock
from ancrage.memory.actions import apply
from ancrage.memory.models import MemoryItem
from ancrage.memory.queries import items, opened
from ancrage.memory.rules import Act, Fact, Kind
from ancrage.privacy.actions import give_consent
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose

PAGE = "/ce-que-je-retiens/"
NIGHTS = Fact(Kind.TOLD, "les nuits à refaire les phrases", "work.ruminating_at_night")
TELLS = "je refais les phrases dans ma tête toute la nuit"


@pytest.fixture
def allowed(cast, amina, reads):
    for purpose in (Purpose.KEEP, Purpose.REMEMBER):
        give_consent(person=cast.amina, purpose=purpose, text_version="1")
    return cast.amina


@pytest.fixture
def nights(allowed):
    return remember(allowed, NIGHTS)


def remember(person, fact, talk=None):
    apply(
        person=person,
        acts=[Act("remember", fact=fact)],
        conversation_id=talk.pk if talk else uuid.uuid4(),
    )
    return MemoryItem.objects.order_by("created_at").last()


def words(person):
    return [one.text for one in opened(items(person))]


def shown(client, url=PAGE, **data):
    response = client.post(url, data, follow=True) if data else client.get(url)
    return response.content.decode()


def test_without_consent_the_page_says_what_it_would_do_and_asks(amina):
    page = shown(amina)
    assert "Sans cet accord, chaque conversation repart de zéro" in page
    assert "Ajouter une chose" not in page


def test_consent_is_given_and_taken_back_from_the_page(amina, cast):
    page = shown(amina, "/mes-donnees/accords/remember/", on="1", back="memory")
    assert "Rien n’est retenu pour l’instant" in page
    assert allows(cast.amina, Purpose.REMEMBER)
    shown(amina, "/mes-donnees/accords/remember/", on="0")
    assert not allows(cast.amina, Purpose.REMEMBER)


def test_each_thing_shows_what_where_from_and_until_when(amina, allowed):
    with time_machine.travel(datetime(2026, 3, 3, 12, tzinfo=ZoneInfo("Europe/Paris")), tick=False):
        talk = companion.start_conversation(person=allowed)
        remember(allowed, NIGHTS, talk)
        page = shown(amina)
    assert NIGHTS.text in page
    assert "Ce qui a été raconté · Retenu après votre oui aujourd’hui" in page
    assert f"/parler/{talk.pk}/" in page
    assert "Reste jusqu’au 1er juin" in page


def test_something_is_added_and_read_back(amina, allowed):
    assert "C’est retenu." in shown(amina, text="je dors mieux quand je marche")
    assert words(allowed) == ["je dors mieux quand je marche"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "rien d’écrit"), ("Sophie vient dimanche", "« Sophie »"), ("x" * 400, "200 caractères")],
)
def test_what_cannot_be_kept_comes_back_in_the_field_with_the_reason(amina, allowed, text, said):
    response = amina.post(PAGE, {"text": text})
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert f'value="{text}"' in page
    assert words(allowed) == []


def test_what_worries_is_not_listed_and_people_are_shown(amina, allowed, reads):
    text = "je voudrais ne plus me réveiller"
    reads[text] = {"risk": "passive", "subject": "self", "outcome": "open"}
    page = shown(amina, text=text)
    assert "3114" in page.split('id="main"')[1]
    assert words(allowed) == []


def test_a_thing_is_corrected_in_ones_own_words(amina, allowed, nights):
    page = shown(amina, f"{PAGE}{nights.pk}/", act="correct", text="mes nuits vont mieux")
    assert "C’est corrigé." in page
    assert "corrigé aujourd’hui" in page
    assert words(allowed) == ["mes nuits vont mieux"]


def test_a_correction_that_cannot_be_kept_stays_in_its_field(amina, allowed, nights):
    response = amina.post(f"{PAGE}{nights.pk}/", {"act": "correct", "text": "Sophie a raison"})
    assert response.status_code == 422
    assert 'value="Sophie a raison"' in response.content.decode()
    assert words(allowed) == [NIGHTS.text]


def test_a_thing_is_deleted_and_then_all(amina, allowed, nights):
    remember(allowed, Fact(Kind.ASKED, "j’aime la pluie"))
    assert "C’est effacé." in shown(amina, f"{PAGE}{nights.pk}/", act="forget")
    assert words(allowed) == ["j’aime la pluie"]
    assert "Tout est effacé." in shown(amina, f"{PAGE}tout-effacer/", yes="1")
    assert MemoryItem.objects.count() == 0


def test_a_thing_is_silenced_and_allowed_again(amina, nights):
    assert "N’est jamais rappelé" in shown(amina, f"{PAGE}{nights.pk}/", act="silence")
    assert "Peut revenir quand vous arrivez" in shown(amina, f"{PAGE}{nights.pk}/", act="speak")


def test_a_thing_is_kept_longer(amina, allowed, nights):
    with time_machine.travel(clock.now() + timedelta(minutes=20), tick=False):
        shown(amina, f"{PAGE}{nights.pk}/", act="longer")
        assert opened(items(allowed))[0].until == clock.now() + timedelta(days=90)


def test_an_act_that_does_not_exist_changes_nothing(amina, allowed, nights):
    assert amina.post(f"{PAGE}{nights.pk}/", {"act": "boum"}).status_code == 422
    assert words(allowed) == [NIGHTS.text]


def test_nobody_else_can_touch_it(client, cast, nights):
    client.force_login(cast.claire)
    assert client.post(f"{PAGE}{nights.pk}/", {"act": "forget"}).status_code in (302, 404)
    client.force_login(cast.basile)
    assert client.post(f"{PAGE}{nights.pk}/", {"act": "forget"}).status_code == 404
    assert MemoryItem.objects.count() == 1


def test_who_stops_the_remembering_is_asked_what_becomes_of_the_list(amina, allowed, nights):
    page = shown(amina, "/mes-donnees/accords/remember/", on="0")
    assert "Voulez-vous l’effacer" in page
    assert NIGHTS.text in page
    assert "Corriger" not in page
    assert "Tout est effacé." in shown(amina, f"{PAGE}tout-effacer/", yes="1")


def test_what_the_last_talk_leaves_is_offered_and_kept_only_on_a_yes(amina, allowed):
    talk = companion.start_conversation(person=allowed)
    companion.reply(message=companion.say(conversation=talk, text=TELLS, key=uuid.uuid4()))
    page = shown(amina)
    assert "De votre dernière conversation" in page
    assert words(allowed) == []
    name = page.split('name="fact" value="')[1].split('"')[0]
    assert "C’est retenu." in shown(amina, f"{PAGE}retenir/", fact=name)
    assert words(allowed) == [NIGHTS.text]
    assert "De votre dernière conversation" not in shown(amina)


def test_what_was_not_offered_cannot_be_kept(amina, allowed):
    assert amina.post(f"{PAGE}retenir/", {"fact": str(uuid.uuid4())}).status_code == 404


def test_the_list_is_reached_from_the_talk_and_from_my_data(amina, allowed):
    talk = companion.start_conversation(person=allowed)
    for page in (shown(amina, f"/parler/{talk.pk}/"), shown(amina, "/mes-donnees/")):
        assert f'href="{PAGE}"' in page


def test_choosing_before_the_first_word_is_off_by_default(amina, cast):
    assert 'name="remember" id="id_remember">' in shown(amina, "/parler/")
    amina.post("/parler/", {"switches": "1"})
    assert not allows(cast.amina, Purpose.REMEMBER)
    amina.post("/parler/", {"switches": "1", "remember": "on"})
    assert allows(cast.amina, Purpose.REMEMBER)


# --- my month


def test_a_month_without_consent_shows_nothing(amina, talk):
    page = shown(amina, "/mon-mois/")
    assert "il n’y a rien à montrer" in page
    assert "1 conversation" not in page


def lived(person):
    """A talk on 3 March at 23:30 and an exercise that helped."""
    at = datetime(2026, 3, 3, 23, 30, tzinfo=ZoneInfo("Europe/Paris"))
    with clock.turned_to(at):
        talk = companion.start_conversation(person=person)
        companion.say(conversation=talk, text=TELLS, key=uuid.uuid4())
        remember(person, NIGHTS, talk)
        run = exercises.begin_run(person=person, exercise_id="breathing_coherence")
        exercises.finish_run(run=run, helped="yes")


def test_a_month_counts_and_says_ones_own_words_without_a_score(amina, allowed):
    lived(allowed)
    with time_machine.travel(datetime(2026, 3, 20, 12, tzinfo=ZoneInfo("Europe/Paris")), tick=False):
        page = shown(amina, "/mon-mois/")
    assert "Mars 2026" in page
    assert "<strong>1 conversation</strong>, sur 1 jour, dont 1 fois tard dans la nuit" in page
    assert NIGHTS.text in page
    assert "a aidé" in page
    assert "alerte" not in page.split('id="main"')[1].split("</main>")[0]


def test_one_turns_to_the_month_before_and_back(amina, allowed):
    lived(allowed)
    with time_machine.travel(datetime(2026, 4, 20, 12, tzinfo=ZoneInfo("Europe/Paris")), tick=False):
        assert "Aucune conversation ce mois-ci" in shown(amina, "/mon-mois/")
        page = shown(amina, "/mon-mois/?mois=2026-03")
    assert "1 conversation" in page
    assert "?mois=2026-04" in page


@pytest.mark.parametrize("asked", ["2019-01", "2999-01", "boum", "2026-13", "%00"])
def test_a_month_that_was_not_lived_here_is_this_one(amina, allowed, asked):
    lived(allowed)
    with time_machine.travel(datetime(2026, 3, 20, 12, tzinfo=ZoneInfo("Europe/Paris")), tick=False):
        assert "Mars 2026" in shown(amina, f"/mon-mois/?mois={asked}")
