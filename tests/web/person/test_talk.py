"""The page of a talk: with htmx, and without any JavaScript."""

import re
import uuid

import pytest

from ancrage.care.models import Alert
from ancrage.companion import actions, queries
from ancrage.companion.models import Conversation, Message
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose

HTMX = {"HTTP_HX_REQUEST": "true"}
DANGER = {"risk": "plan", "subject": "self", "outcome": "open"}


def place(conversation, part=""):
    return f"/parler/{conversation.pk}/{part}"


def listed(page: str) -> str:
    """Return what the list of messages holds, without what changes at each rendering."""
    inside = re.search(r'<ol class="messages"[^>]*>(.*?)</ol>', page, re.DOTALL).group(1)
    return tidy(inside)


def tidy(html: str) -> str:
    html = re.sub(r'value="[A-Za-z0-9]{64}"', 'value="token"', html)
    return re.sub(r"\s+", " ", html).strip()


def test_without_javascript_one_says_something_and_reads_the_reply(amina, talk):
    answer = amina.post(place(talk), {"text": "Je dors mal.", "key": str(uuid.uuid4())})
    assert answer.status_code == 302
    page = amina.get(place(talk)).content.decode()
    assert "Je dors mal." in page
    assert page.count('data-from="companion"') == 2


def test_with_htmx_the_words_are_safe_before_the_reply_is_composed(amina, talk):
    fragment = amina.post(
        place(talk), {"text": "Je dors mal.", "key": str(uuid.uuid4())}, **HTMX
    ).content.decode()
    assert "Je dors mal." in fragment
    assert place(talk, "repondre/") in fragment
    assert Message.objects.filter(author="companion").count() == 1
    reply = amina.post(place(talk, "repondre/"), **HTMX).content.decode()
    assert 'data-from="companion"' in reply
    assert Message.objects.filter(author="companion").count() == 2


def test_the_fragments_applied_to_the_page_are_the_fresh_page(amina, talk):
    before = listed(amina.get(place(talk)).content.decode())
    said = amina.post(
        place(talk), {"text": "Bonsoir à vous", "key": str(uuid.uuid4())}, **HTMX
    ).content.decode()
    waiting = listed(amina.get(place(talk)).content.decode())
    assert waiting == tidy(f"{before} {said}")
    reply = amina.post(place(talk, "repondre/"), **HTMX).content.decode()
    message = reply[: reply.index('<div id="standing"')]
    asked = waiting.index('<li class="waiting"')
    assert listed(amina.get(place(talk)).content.decode()) == tidy(f"{waiting[:asked]} {message}")


def test_danger_brings_help_and_tells_a_human_before_the_reply(amina, talk, reads):
    reads["adieu"] = DANGER
    amina.post(place(talk), {"text": "adieu", "key": str(uuid.uuid4())}, **HTMX)
    assert Alert.objects.get().level == "red"
    reply = amina.post(place(talk, "repondre/"), **HTMX).content.decode()
    assert 'href="tel:3114"' in reply
    assert "Prévenir l’astreinte" in reply


def test_a_retried_send_never_doubles(amina, talk):
    sent = {"text": "Bonsoir", "key": str(uuid.uuid4())}
    amina.post(place(talk), sent, **HTMX)
    amina.post(place(talk), sent, **HTMX)
    assert Message.objects.filter(author="person").count() == 1


def test_an_answer_one_tap_away_is_said_once(amina, talk, reads):
    reads["à quoi bon"] = {"risk": "passive", "subject": "self", "outcome": "ask"}
    actions.reply(message=actions.say(conversation=talk, text="à quoi bon", key=uuid.uuid4()))
    question = queries.messages(talk)[-1]
    assert question.extras["question"] == "suicide_direct"
    for _twice in range(2):
        amina.post(place(talk), {"choice": f"{question.id}:1"}, **HTMX)
    said = [one.text for one in queries.messages(talk) if one.author == "person"]
    assert said == ["à quoi bon", question.extras["quick_replies"][1]["text"]]


@pytest.mark.parametrize("choice", ["99", "x", "", "-1"])
def test_an_answer_that_was_not_offered_says_nothing(amina, talk, choice):
    greeting = queries.messages(talk)[-1]
    answer = amina.post(place(talk), {"choice": f"{greeting.id}:{choice}"}, **HTMX)
    assert answer.status_code == 422
    assert not Message.objects.filter(author="person").exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "rien d’écrit"),
        ("   ", "rien d’écrit"),
        ("\x00", "rien d’écrit"),
        ("é" * 20_001, "20 000 caractères"),
    ],
)
def test_what_cannot_be_sent_is_said_and_stays_in_the_field(amina, talk, text, sentence):
    plain = amina.post(place(talk), {"text": text})
    page = plain.content.decode()
    assert plain.status_code == 422
    assert sentence in page
    assert f">{text.strip(chr(0))}</textarea>" in page.replace("\r\n", "\n") or not text.strip("\x00 ")
    fragment = amina.post(place(talk), {"text": text}, **HTMX)
    assert fragment.status_code == 422
    assert sentence in fragment.content.decode()


@pytest.mark.parametrize(
    "text", ["😭😭", "مرحبا، لا أستطيع النوم", "<script>alert(1)</script>", '<b>gras</b> & "guillemets"']
)
def test_whatever_is_typed_is_shown_as_text(amina, talk, text):
    amina.post(place(talk), {"text": text, "key": str(uuid.uuid4())})
    page = amina.get(place(talk)).content.decode()
    assert "<script>alert" not in page
    assert "<b>gras" not in page
    assert queries.messages(talk)[1].text == text


def test_a_talk_of_300_turns_opens_at_its_end_and_goes_back(amina, talk):
    for number in range(150):
        actions.say(conversation=talk, text=f"tour {number}", key=uuid.uuid4())
    page = amina.get(place(talk)).content.decode()
    assert "tour 149" in page
    assert "tour 90" not in page
    more = re.search(r'href="(/parler/[^"]+/suite/\?avant=\d+)"', page).group(1)
    assert "tour 95" in amina.get(more).content.decode()
    assert "tour 95" in amina.get(more, **HTMX).content.decode()
    assert amina.get(place(talk, "suite/?avant=x")).status_code == 422


def test_another_person_s_talk_is_not_found(client, cast, talk):
    client.force_login(cast.basile)
    for part in ("", "suite/?avant=3"):
        assert client.get(place(talk, part)).status_code == 404
    for part in ("", "repondre/", "astreinte/"):
        assert client.post(place(talk, part), {"text": "x"}).status_code == 404
    assert client.get(f"/parler/{uuid.uuid4()}/").status_code == 404


def test_a_stolen_form_is_refused_and_says_nothing(cast, talk):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.amina)
    answer = strict.post(place(talk), {"text": "volé", "csrfmiddlewaretoken": "x" * 64})
    assert answer.status_code == 403
    assert "votre texte y est encore" in answer.content.decode()
    assert not Message.objects.filter(author="person").exists()


def test_a_send_after_the_session_ended_gives_the_words_back(amina, talk):
    amina.logout()
    answer = amina.post(place(talk), {"text": "encore là"}, **HTMX)
    assert answer.status_code == 403
    assert "reconnect" in answer.content.decode().lower()


def test_the_person_asks_for_a_human_and_reads_that_someone_is_told(amina, talk, cast):
    page = amina.post(place(talk, "astreinte/"), **HTMX).content.decode()
    assert "L’astreinte est prévenue" in page
    assert Alert.objects.get().kind == "asked_for"


def test_the_person_is_told_who_took_the_alert(amina, talk, cast, reads):
    from ancrage.care import actions as care

    reads["adieu"] = DANGER
    actions.say(conversation=talk, text="adieu", key=uuid.uuid4())
    care.take_alert(alert=Alert.objects.get(), by=cast.claire)
    actions.write_as_professional(conversation=talk, by=cast.claire, text="Je vous appelle.")
    page = amina.get(place(talk)).content.decode()
    assert "Claire s’occupe de votre demande" in page
    assert "Je vous appelle." in page


def test_nobody_on_duty_is_said_in_so_many_words(amina, talk, cast):
    from ancrage.care.models import CoverPolicy

    CoverPolicy.objects.update(opening={"days": [], "from": "09:00", "to": "09:01"})
    assert "Aucun humain ne lit ici en ce moment" in amina.get(place(talk)).content.decode()


def test_the_first_page_says_the_policy_before_the_first_word(amina, cast):
    page = amina.get("/parler/").content.decode()
    for words in (
        "C’est un programme" if False else "Vous parlez à un programme",
        "Ce n’est jamais votre employeur",
        "Partager avec mon ou ma professionnel·le",
        "Aider la machine",
    ):
        assert words in page
    assert not Conversation.objects.exists()


def test_accepting_keeps_the_talk_and_nothing_more_than_what_was_chosen(amina, cast):
    from ancrage.privacy.queries import allowed

    answer = amina.post("/parler/", {"switches": "1", "share": "on"})
    assert answer["Location"] == place(Conversation.objects.get())
    assert {purpose.value for purpose in allowed(cast.amina)} == {"keep", "imminent_danger", "share"}


def test_a_withdrawal_counts_at_the_next_message_and_the_words_stay(amina, talk, cast):
    from ancrage.privacy.actions import withdraw_consent

    withdraw_consent(person=cast.amina, purpose="keep")
    answer = amina.post(place(talk), {"text": "Je continue"})
    assert answer.status_code == 403
    assert not Message.objects.filter(author="person").exists()


def test_what_was_typed_before_tapping_an_answer_stays_in_the_field(amina, talk, reads):
    reads["à quoi bon"] = {"risk": "passive", "subject": "self", "outcome": "ask"}
    actions.reply(message=actions.say(conversation=talk, text="à quoi bon", key=uuid.uuid4()))
    question = queries.messages(talk)[-1]
    page = amina.post(place(talk), {"choice": f"{question.id}:1", "text": "je voulais dire"})
    assert page.status_code == 200
    assert "je voulais dire</textarea>" in page.content.decode()
    assert "je voulais dire" not in [one.text for one in queries.messages(talk)]


def test_an_answer_taken_from_another_person_s_talk_is_not_found(client, cast, amina, talk):
    give_consent(person=cast.basile, purpose=Purpose.KEEP, text_version="1")
    theirs = actions.start_conversation(person=cast.basile)
    greeting = queries.messages(theirs)[-1]
    assert amina.post(place(talk), {"choice": f"{greeting.id}:0"}).status_code == 404


def test_what_a_professional_writes_comes_to_the_open_page_once(amina, talk, cast):
    page = amina.get(place(talk)).content.decode()
    asks = re.search(r'id="news"[^>]*hx-get="([^"]+)"', page).group(1)
    assert "<ol" not in amina.get(asks, **HTMX).content.decode()
    actions.write_as_professional(conversation=talk, by=cast.claire, text="Je suis là, Amina.")
    news = amina.get(asks, **HTMX).content.decode()
    assert "Je suis là, Amina." in news
    assert "Claire" in news
    again = re.search(r'id="news"[^>]*hx-get="([^"]+)"', news).group(1)
    assert "Je suis là" not in amina.get(again, **HTMX).content.decode()
    written = re.search(r'<ol hx-swap-oob="beforeend:#messages">(.*?)</ol>', news, re.DOTALL).group(1)
    assert listed(amina.get(place(talk)).content.decode()) == tidy(listed(page) + " " + written)


def test_what_waited_is_shown_with_both_times(amina, talk):
    amina.post(place(talk), {"text": "Je dors mal.", "key": str(uuid.uuid4()), "waited": "7200"})
    page = amina.get(place(talk)).content.decode()
    assert re.search(r'class="at">écrit [^<]*à \d+[^<]*, reçu à ', page)


@pytest.mark.parametrize("waited", ["", "-5", "demain", "1e9", "9" * 40, "٣٦٠٠"])
def test_a_device_that_says_nothing_sensible_is_not_believed(amina, talk, waited):
    amina.post(place(talk), {"text": "Je dors mal.", "key": str(uuid.uuid4()), "waited": waited})
    assert Message.objects.get(author="person").written_at is None


def test_the_device_keeps_words_under_a_name_that_says_nothing_and_none_in_the_discreet_mode(
    amina, talk, cast
):
    keeps = re.search(r'data-keeps="([^"]*)"', amina.get(place(talk)).content.decode())
    assert re.fullmatch(r"[0-9a-f]{16}", keeps[1])
    cast.amina.discreet = True
    cast.amina.save()
    assert "data-keeps" not in amina.get(place(talk)).content.decode()
