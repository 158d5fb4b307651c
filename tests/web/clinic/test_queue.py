"""The queue: what waits, in order, without a word of anyone."""

from datetime import timedelta

from ancrage.care import actions as care
from ancrage.care.rules import Level, Outcome, Reason, ReasonKind
from ancrage.kernel import clock
from tests.cast import make_user

QUEUE = "/alertes/"


def raise_for(name: str, level: Level, *, kind=ReasonKind.ASKED_FOR, imminent=False, since=0):
    with clock.turned_to(clock.now() - timedelta(minutes=since)):
        return care.raise_alert(
            about=make_user(name), because=Reason(kind=kind, level=level, imminent=imminent)
        )


def codes(response) -> list[str]:
    return [line.code for line in response.context["lines"]]


def test_the_most_urgent_comes_first_then_the_least_time_left(cast, enter):
    yellow = raise_for("Jonas", Level.YELLOW)
    late_orange = raise_for("Lise", Level.ORANGE, since=100)
    orange = raise_for("Malo", Level.ORANGE)
    red = raise_for("Nina", Level.RED)
    now = raise_for("Omar", Level.RED, imminent=True)

    page = enter(cast.claire).get(QUEUE)

    assert codes(page) == [alert.person.code for alert in (now, red, late_orange, orange, yellow)]


def test_a_line_says_level_and_time_but_neither_kind_nor_name(cast, enter):
    alert = raise_for("Nina-Rose", Level.RED, kind=ReasonKind.SUICIDE)

    page = enter(cast.claire).get(QUEUE).content.decode()

    assert alert.person.code in page
    assert "Rouge" in page
    assert "reste 14 min" in page or "reste 15 min" in page
    assert "Personne ne l’a encore prise" in page
    assert "Nina-Rose" not in page
    assert ReasonKind.SUICIDE.label not in page
    assert "<title>Ancrage</title>" in page


def test_a_line_says_who_took_it(cast, enter):
    alert = raise_for("Nina", Level.RED)
    care.take_alert(alert=alert, by=cast.claire)

    assert "Prise par vous" in enter(cast.claire).get(QUEUE).content.decode()
    assert "Prise par Claire" in enter(cast.safety).get(QUEUE).content.decode()


def test_a_late_alert_says_by_how_much(cast, enter):
    raise_for("Nina", Level.RED, since=22)

    assert "dépassé de 7 min" in enter(cast.claire).get(QUEUE).content.decode()


def test_an_empty_queue_is_calm(cast, enter):
    assert "Rien n’attend." in enter(cast.claire).get(QUEUE).content.decode()


def test_who_is_not_on_the_signed_cover_reads_why_nothing_shows(cast, enter):
    raise_for("Nina", Level.RED)

    page = enter(cast.denis).get(QUEUE)

    assert codes(page) == []
    assert "Vous n’êtes pas sur la couverture signée" in page.content.decode()


def test_closed_alerts_of_the_last_days_stay_below_without_their_outcome(cast, enter):
    alert = raise_for("Nina", Level.RED)
    care.take_alert(alert=alert, by=cast.claire)
    care.close_alert(alert=alert, by=cast.claire, outcome=Outcome.HOSPITAL, note="")

    page = enter(cast.claire).get(QUEUE).content.decode()
    assert "Rien n’attend." in page
    assert alert.person.code in page
    assert Outcome.HOSPITAL.label not in page

    with clock.turned_to(clock.now() + timedelta(days=8)):
        assert alert.person.code not in enter(cast.claire).get(QUEUE).content.decode()


def test_the_list_asked_for_again_is_the_list_of_the_page(cast, enter):
    raise_for("Nina", Level.RED)
    client = enter(cast.claire)

    fragment = client.get(QUEUE, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in fragment
    assert fragment.strip() in client.get(QUEUE).content.decode()


def test_the_counter_says_how_many_wait_and_nothing_when_none_does(cast, enter):
    client = enter(cast.claire)
    assert client.get("/alertes/compteur/").content.decode().strip() == ""

    raise_for("Nina", Level.RED)
    taken = raise_for("Omar", Level.RED)
    care.take_alert(alert=taken, by=cast.claire)

    assert ">1<" in client.get("/alertes/compteur/").content.decode()


def test_the_queue_is_not_for_those_outside_the_care_circuit(cast, enter):
    for someone in (cast.amina, cast.elise, cast.farid, cast.gael):
        client = enter(someone)
        assert client.get(QUEUE).status_code == 404
        assert client.get("/alertes/compteur/").status_code == 404


def test_a_long_queue_asks_the_database_no_more_than_a_short_one(cast, enter, django_assert_max_num_queries):
    for number in range(12):
        alert = raise_for(f"p{number}", Level.ORANGE)
        if number % 2:
            care.take_alert(alert=alert, by=cast.claire)
            care.close_alert(alert=alert, by=cast.claire, outcome=Outcome.REACHED_SAFE, note="")
    client = enter(cast.claire)

    with django_assert_max_num_queries(24):
        assert len(codes(client.get(QUEUE))) == 6
