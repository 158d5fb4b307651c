"""The mental load on its pages: emptied, sorted, followed, taken away, proposed by a talk; nothing lost, nothing leaked."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

from ancrage.companion import actions as companion
from ancrage.load import actions, queries
from ancrage.load.models import LoadItem
from ancrage.load.rules import About, State
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose

PAGE, SORT = "/charge/", "/charge/trier/"
NOON = datetime(2026, 11, 26, 11, tzinfo=UTC)
TODAY = date(2026, 11, 26)
CHORES = "je dois appeler l’école, payer la cantine et finir le rapport"
DANGER = {"risk": "passive", "subject": "self", "outcome": "open"}


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def allowed(cast, amina, reads):
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    return cast.amina


@pytest.fixture
def put(allowed):
    def added(*lines):
        actions.empty_head(person=allowed, text="\n".join(lines), batch=uuid.uuid4())
        return list(queries.items(allowed))[-len(lines) :]

    return added


def shown(client, url=PAGE, **data):
    response = client.post(url, data, follow=True) if data else client.get(url)
    return response.content.decode()


def texts(person, *states):
    return [thing.text for thing in queries.things(person, *(states or tuple(State)))]


def state_of(row):
    return LoadItem.objects.get(pk=row.pk).state


def test_without_consent_the_page_says_what_keeping_means_and_asks(amina, cast):
    page = shown(amina)
    assert "J’accepte" in page
    assert "Ce que j’ai en tête" not in page
    page = shown(amina, "/charge/accord/", oui="1")
    assert "Ce que j’ai en tête" in page
    assert allows(cast.amina, Purpose.KEEP)


def test_sixty_pasted_lines_become_sixty_things(amina, allowed):
    page = shown(amina, text="\n\n".join(f"• chose {n}" for n in range(60)), key=uuid.uuid4())
    assert "60 choses sont posées." in page
    assert "60 choses à trier" in page
    assert len(texts(allowed)) == 60


def test_a_form_sent_twice_adds_once(amina, allowed):
    key = uuid.uuid4()
    for _ in range(2):
        shown(amina, text="lessive", key=key)
    assert texts(allowed) == ["lessive"]


def test_what_cannot_be_kept_stays_in_the_field_with_the_reason(amina, allowed):
    response = amina.post(PAGE, {"text": "- \n  "})
    assert response.status_code == 422
    assert "une chose par ligne" in response.content.decode()
    page = shown(amina, text="lessive\n" + "x" * 301, key=uuid.uuid4())
    assert "x" * 301 + "</textarea>" in page
    assert "trop longue" in page
    assert texts(allowed) == ["lessive"]


def test_words_of_danger_show_people_and_are_not_listed(amina, allowed, reads):
    reads["je veux en finir"] = DANGER
    page = shown(amina, text="je veux en finir", key=uuid.uuid4())
    assert "3114" in page.split('id="main"')[1]
    assert "je veux en finir</textarea>" in page
    assert texts(allowed) == []


def test_the_script_gets_the_part_it_sent_or_the_way_on(amina, allowed):
    sent = {"headers": {"HX-Request": "true"}}
    refused = amina.post(PAGE, {"text": ""}, **sent)
    assert refused.status_code == 200
    assert refused.content.decode().lstrip().startswith("<section")
    taken = amina.post(PAGE, {"text": "lessive", "trier": "1"}, **sent)
    assert taken.headers["HX-Redirect"] == SORT


@pytest.mark.parametrize(
    ("sent", "state", "day"),
    [
        ({"to": "do"}, "do", None),
        ({"to": "today"}, "do", TODAY),
        ({"jour": "2026-11-28"}, "planned", date(2026, 11, 28)),
        ({"to": "planned", "day": "2026-12-24"}, "planned", date(2026, 12, 24)),
        ({"to": "delegated", "to_whom": "Karim"}, "delegated", None),
        ({"to": "let_go"}, "let_go", None),
        ({"to": "do", "day": "2026-12-24"}, "do", None),
    ],
)
def test_each_button_sorts_without_a_script(amina, put, sent, state, day):
    row, _ = put("dentiste", "lessive")
    page = shown(amina, SORT, item=row.pk, **sent)
    assert state_of(row) == state
    assert LoadItem.objects.get(pk=row.pk).day == day
    assert "La dernière" in page
    assert "lessive" in page


def test_the_rest_is_said_with_the_same_button_and_stays_open_for_the_next(amina, put):
    row, _ = put("dentiste", "lessive")
    page = shown(amina, SORT, item=row.pk, to="do", carrier="me", domain="health", unseen=["check", "think"])
    about = queries.opened_one(LoadItem.objects.get(pk=row.pk)).about
    assert about == About(carrier="me", domain="health", unseen=("think", "check"))
    assert '<details class="precise" open>' in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"to": "planned"}, "Choisissez un jour"),
        ({"to": "planned", "day": "2026-11-01"}, "déjà passé"),
        ({"to": "planned", "day": "demain"}, "pas lisible"),
        ({"to": "delegated", "to_whom": "x" * 61}, "60 caractères"),
        ({"to": "done"}, "Choisissez : faire"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(amina, put, sent, said):
    (row,) = put("dentiste")
    response = amina.post(SORT, {"item": row.pk} | sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert "dentiste" in page
    assert sent.get("to_whom", "") in page
    assert state_of(row) == "to_sort"


def test_skipping_and_taking_back(amina, put, at_noon):
    one, _ = put("dentiste", "lessive")
    page = shown(amina, SORT, item=one.pk, to="skip")
    assert "Juste avant" in page
    at_noon.shift(1)
    shown(amina, SORT, to="undo")
    assert queries.sorting(one.person).thing.text == "dentiste"


def test_with_the_script_the_card_comes_back_in_its_place(amina, put):
    one, _ = put("dentiste", "lessive")
    for sent in ({"to": "planned"}, {"to": "do"}):
        answer = amina.post(SORT, {"item": one.pk} | sent, headers={"HX-Request": "true"})
        assert answer.status_code == 200
        assert answer.content.decode().count('id="tri"') == 1
        assert "<html" not in answer.content.decode()


def test_a_key_pressed_twice_sorts_once_and_goes_on(amina, put):
    row, _ = put("dentiste", "lessive")
    shown(amina, SORT, item=row.pk, to="do")
    page = shown(amina, SORT, item=row.pk, to="let_go")
    assert "lessive" in page
    assert state_of(row) == "do"


def test_the_end_of_sorting_says_so(amina, put):
    (row,) = put("dentiste")
    assert "Tout est trié." in shown(amina, SORT, item=row.pk, to="let_go")


def test_the_lists_hold_what_they_say(amina, put):
    rows = put("aujourd", "sans date", "bientôt", "confié", "lâché", "fini")
    actions.sort_item(item=rows[0], to="do", day=TODAY)
    actions.sort_item(item=rows[1], to="do")
    actions.sort_item(item=rows[2], to="planned", day=TODAY + timedelta(days=2))
    actions.sort_item(item=rows[3], to="delegated", to_whom="Karim")
    actions.sort_item(item=rows[4], to="let_go")
    actions.finish_item(item=rows[5])
    for view, here in (
        ("", ["aujourd", "sans date"]),
        ("prevu", ["bientôt"]),
        ("delegue", ["confié"]),
        ("lache", ["lâché"]),
        ("fait", ["fini"]),
    ):
        page = shown(amina, f"{PAGE}?vue={view}").split("load-list", 1)[1]
        assert [
            word
            for word in ("aujourd", "sans date", "bientôt", "confié", "lâché", "fini")
            if f'words">{word}<' in page
        ] == here
    assert "confié à Karim" in shown(amina, f"{PAGE}?vue=delegue")


@pytest.mark.parametrize(("act", "state"), [("done", "done"), ("let_go", "let_go"), ("off", "do")])
def test_a_line_is_acted_on_and_one_comes_back_to_its_list(amina, put, act, state):
    (row,) = put("dentiste")
    actions.sort_item(item=row, to="do", day=TODAY)
    response = amina.post(f"{PAGE}{row.pk}/", {"act": act, "back": "prevu"})
    assert response.url == f"{PAGE}?vue=prevu"
    assert state_of(row) == state


def test_a_thing_is_corrected_on_its_page(amina, put):
    (row,) = put("dentiste")
    url = f"{PAGE}{row.pk}/"
    sent = {
        "act": "correct",
        "text": "rappeler le dentiste",
        "state": "planned",
        "day": "2026-12-31",
        "every": "month",
    }
    page = shown(amina, url, **sent, carrier="shared", domain="health")
    assert "C’est enregistré." in page
    assert "rappeler le dentiste" in page
    assert "chaque mois" in page
    again = shown(amina, url)
    assert 'value="2026-12-31"' in again
    assert "rappeler le dentiste</textarea>" in again


def test_a_correction_that_does_not_hold_says_where(amina, put):
    (row,) = put("dentiste")
    response = amina.post(f"{PAGE}{row.pk}/", {"act": "correct", "text": "  ", "state": "do"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "au moins un mot" in page.split('id="id_text_error"')[1][:200]
    response = amina.post(
        f"{PAGE}{row.pk}/", {"act": "correct", "text": "dentiste", "state": "do", "every": "week"}
    )
    assert "donnez-lui un premier jour" in response.content.decode()


def test_an_unknown_act_is_refused_and_a_deleted_thing_is_gone(amina, put):
    (row,) = put("dentiste")
    assert amina.post(f"{PAGE}{row.pk}/", {"act": "explode"}).status_code == 422
    shown(amina, f"{PAGE}{row.pk}/", act="forget")
    assert amina.get(f"{PAGE}{row.pk}/").status_code == 404


def test_the_thing_of_another_does_not_exist(put, client, cast):
    (row,) = put("dentiste")
    client.force_login(cast.basile)
    for act in ("done", "forget", "correct", "off"):
        assert client.post(f"{PAGE}{row.pk}/", {"act": act, "text": "x", "state": "do"}).status_code == 404
    assert client.post(SORT, {"item": row.pk, "to": "let_go"}).status_code == 404
    client.post(SORT, {"to": "undo"})
    client.post("/charge/effacer/", {"what": "all"})
    assert state_of(row) == "to_sort"
    assert "dentiste" not in shown(client, "/charge/emporter/csv/")


def test_without_consent_one_may_still_take_away_and_erase(amina, put, allowed):
    row, other = put("dentiste", "lessive")
    withdraw_consent(person=allowed, purpose=Purpose.KEEP)
    assert amina.post(PAGE, {"text": "du neuf"}).status_code == 403
    assert amina.post(SORT, {"item": row.pk, "to": "do"}).status_code == 403
    assert "dentiste" in shown(amina, "/charge/emporter/texte/")
    assert "ne se modifie plus" in shown(amina, f"{PAGE}{row.pk}/")
    shown(amina, f"{PAGE}{row.pk}/", act="done")
    shown(amina, f"{PAGE}{other.pk}/", act="forget")
    assert texts(allowed) == ["dentiste"]
    shown(amina, "/charge/effacer/", what="all")
    assert texts(allowed) == []


def test_what_might_be_let_go_says_why_and_keeping_is_an_answer(amina, put, at_noon):
    (row,) = put("trier les photos")
    at_noon.shift(timedelta(days=22))
    amina.force_login(row.person)
    page = shown(amina, "/charge/lacher/")
    assert "Là depuis 22 jours" in page
    page = shown(amina, f"{PAGE}{row.pk}/", act="keep", back="lacher")
    assert "Rien à signaler." in page
    assert state_of(row) == "to_sort"


def test_a_thing_carried_alone_may_be_noted_as_shared(amina, put):
    (row,) = put("les rendez-vous des enfants")
    actions.sort_item(item=row, to="do", about=About(carrier="me", domain="children"))
    page = shown(amina, "/charge/lacher/")
    assert "un domaine qui se partage souvent" in page
    assert "Rien à signaler." in shown(amina, f"{PAGE}{row.pk}/", act="share", back="lacher")


def test_small_numbers_make_no_picture(amina, put):
    put("un", "deux")
    page = shown(amina, "/charge/semaines/")
    assert "trop peu" in page
    assert "load-bars" not in page
    assert "Vous n’avez pas dit qui porte" in page


def test_weeks_are_drawn_and_written(amina, put):
    rows = put(*(f"chose {n}" for n in range(12)))
    for row in rows[:9]:
        actions.sort_item(
            item=row, to="do", about=About(carrier="me" if row != rows[0] else "shared", domain="home")
        )
    actions.finish_item(item=rows[0])
    page = shown(amina, "/charge/semaines/")
    assert 'class="load-bars"' in page
    assert ">12</text>" in page
    assert "Sur 9 choses dont vous avez dit qui les porte" in page
    assert "%" not in page.split('id="main"')[1]
    assert "style=" not in page


@pytest.mark.parametrize(
    ("kind", "content_type"),
    [("csv", "text/csv"), ("texte", "text/plain"), ("agenda", "text/calendar")],
)
def test_the_list_is_taken_away_in_a_file_with_a_neutral_name(amina, put, kind, content_type):
    put("dentiste")
    response = amina.get(f"/charge/emporter/{kind}/")
    assert response.headers["Content-Type"].startswith(content_type)
    assert "ma-liste" in response.headers["Content-Disposition"]
    assert "no-store" in response.headers["Cache-Control"]


def test_another_kind_of_file_does_not_exist(amina, allowed):
    assert amina.get("/charge/emporter/xml/").status_code == 404


# --- what a talk proposes ------------------------------------------------------------------------------------------


@pytest.fixture
def said(talk, reads):
    def tell(words, conversation=talk):
        message = companion.say(conversation=conversation, text=words, key=uuid.uuid4())
        companion.reply(message=message)
        return message

    return tell


def offer_of(message):
    return reverse("load_from_talk", args=[message.conversation_id, message.pk])


def test_a_talk_offers_under_its_last_reply_what_was_said_to_be_done(amina, talk, said):
    message = said(CHORES)
    page = shown(amina, f"/parler/{talk.pk}/")
    assert "Mettre ces 3 choses dans ma liste ?" in page
    assert offer_of(message) in page
    said("bon, il pleut")
    assert "dans ma liste" not in shown(amina, f"/parler/{talk.pk}/")


def test_the_fragment_of_the_reply_carries_the_offer_too(amina, talk, reads):
    message = companion.say(conversation=talk, text=CHORES, key=uuid.uuid4())
    answer = amina.post(
        f"/parler/{talk.pk}/repondre/", {"message": message.pk}, headers={"HX-Request": "true"}
    )
    assert "Mettre ces 3 choses dans ma liste ?" in answer.content.decode()


def test_a_full_head_is_offered_the_list_itself(amina, talk, said):
    said("j’ai la tête pleine ce soir")
    assert "Poser tout ça dans une liste ?" in shown(amina, f"/parler/{talk.pk}/")


def test_what_is_offered_is_unticked_corrected_then_kept_once(amina, talk, said):
    url = offer_of(said(CHORES))
    page = shown(amina, url)
    for words in ("appeler l’école", "payer la cantine", "finir le rapport"):
        assert f'value="{words}"' in page
    sent = {
        "keep": ["0", "2"],
        "text-0": "appeler le collège",
        "text-1": "payer la cantine",
        "text-2": "finir le rapport",
    }
    assert "2 choses sont posées." in shown(amina, url, **sent)
    assert texts(talk.person) == ["appeler le collège", "finir le rapport"]
    assert "déjà dans votre liste" in shown(amina, url, **sent)
    assert len(texts(talk.person)) == 2
    assert "dans ma liste ?" not in shown(amina, f"/parler/{talk.pk}/")


def test_nothing_ticked_keeps_nothing(amina, talk, said):
    response = amina.post(offer_of(said(CHORES)), {"text-0": "appeler l’école"})
    assert response.status_code == 422
    assert "Rien n’est coché" in response.content.decode()
    assert texts(talk.person) == []


@pytest.mark.parametrize(
    "heard",
    [
        DANGER,
        {"outcome": "ask", "risk": "passive", "subject": "self"},
        {"outcome": "unknown"},
        {"outcome": "nothing", "flags": ["violence_suffered"]},
        {"outcome": "nothing", "risk": "passive", "subject": "other"},
    ],
    ids=["open", "ask", "unknown", "flag", "someone else"],
)
@pytest.mark.parametrize("risky", [CHORES, "avant"])
def test_nothing_is_offered_where_a_danger_was_heard(amina, said, reads, heard, risky):
    reads[risky] = heard
    said("avant")
    message = said(CHORES)
    assert "dans ma liste" not in shown(amina, f"/parler/{message.conversation_id}/")
    assert amina.get(offer_of(message)).status_code == 404
    assert amina.post(offer_of(message), {"keep": "0"}).status_code == 404
    assert not LoadItem.objects.exists()


def test_nothing_is_offered_without_the_consent_to_keep(amina, talk, said):
    message = said(CHORES)
    withdraw_consent(person=talk.person, purpose=Purpose.KEEP)
    assert "dans ma liste" not in shown(amina, f"/parler/{talk.pk}/")
    assert amina.get(offer_of(message)).status_code == 404


def test_the_offer_of_another_does_not_exist(said, client, cast):
    url = offer_of(said(CHORES))
    client.force_login(cast.basile)
    give_consent(person=cast.basile, purpose=Purpose.KEEP, text_version="1")
    assert client.get(url).status_code == 404
    assert client.post(url, {"keep": "0"}).status_code == 404


# --- what a home page may show -------------------------------------------------------------------------------------


def home_part(person):
    request = RequestFactory().get("/")
    return render_to_string("person/_load_today.html", {"load_today": queries.today(person)}, request)


def test_a_home_page_shows_what_waits_today_and_nothing_when_nothing_does(allowed, put):
    assert home_part(allowed).strip() == ""
    rows = put(*(f"chose {n}" for n in range(9)))
    for row in rows[:7]:
        actions.sort_item(item=row, to="do", day=TODAY)
    actions.sort_item(item=rows[7], to="do")
    page = home_part(allowed)
    assert page.count("<form") == 5
    for words in ("chose 0", "et 2 autres pour aujourd’hui", "1 à trier", "1 à faire, sans date"):
        assert words in page
    withdraw_consent(person=allowed, purpose=Purpose.KEEP)
    assert home_part(allowed).strip() == ""


def test_a_long_list_shows_thirty_lines_then_the_others(amina, put):
    for row in put(*(f"chose {n}" for n in range(33))):
        actions.sort_item(item=row, to="do")
    assert shown(amina).count('class="load-row"') == 30
    assert "Voir les 3 autres" in shown(amina)
    assert shown(amina, f"{PAGE}?tout=1").count('class="load-row"') == 33


def test_a_reply_that_lists_numbers_to_call_keeps_the_offer(amina, talk, said):
    said("je dois appeler l’école, payer la cantine, prendre rdv chez le dentiste et finir le rapport")
    assert "Mettre ces 4 choses dans ma liste ?" in shown(amina, f"/parler/{talk.pk}/")
