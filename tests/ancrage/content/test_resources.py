"""Which numbers are shown, in which order: emergencies and suicide lines never hide, closed ones never show."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ancrage import content

TODAY = date(2026, 11, 25)
COUNTRIES = [shelf.code for shelf in content.countries()]
HEARD = sorted(content.needs())


def shown(risk="none", country="FR", today=TODAY, needs=()):
    return [row.id for row in content.resources_for(risk=risk, country=country, today=today, needs=needs)]


def test_when_it_is_now_emergencies_come_first():
    assert shown("imminent")[:4] == ["fr_15", "fr_112", "fr_114", "fr_3114"]


@pytest.mark.parametrize("risk", ["passive", "active", "plan"])
def test_else_the_suicide_line_comes_first(risk):
    assert shown(risk)[0] == "fr_3114"


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_has_an_emergency_and_a_line(country):
    shelf = content.country(country)

    assert shown("imminent", country)[0] == shelf.emergency[0]
    assert shown("active", country)[0] == shelf.line


@given(
    today=st.dates(date(2020, 1, 1), date(2060, 1, 1)),
    risk=st.sampled_from(["none", "passive", "active", "plan", "imminent"]),
    needs=st.lists(st.sampled_from(HEARD), max_size=3).map(tuple),
)
def test_what_must_never_hide_is_shown_at_any_date(today, risk, needs):
    rows = shown(risk, today=today, needs=needs)

    must = {row.id for row in content.country("FR").resources if row.tier in ("emergency", "suicide_line")}
    assert must | {"fr_119", "fr_3919", "fr_114"} <= set(rows)


@given(
    today=st.dates(date(2020, 1, 1), date(2060, 1, 1)),
    needs=st.lists(st.sampled_from(HEARD), max_size=3).map(tuple),
)
def test_a_closed_one_never_shows(today, needs):
    assert "fr_3020" not in shown(today=today, needs=(*needs, "harcelement_scolaire"))
    assert "fr_3020" not in {row.id for row in content.resources()}


def test_a_closed_one_gives_the_one_that_replaced_it():
    assert content.resource("fr_3020").id == "fr_3018"


def test_an_unknown_one_is_an_error():
    with pytest.raises(KeyError):
        content.resource("fr_nowhere")


def test_past_its_review_date_a_resource_ranks_lower_and_says_so():
    just_checked = date(2025, 11, 7)
    before = content.resources_for(
        risk="none", country="FR", today=just_checked, needs=("cyberviolence", "jeune")
    )
    after = content.resources_for(risk="none", country="FR", today=TODAY, needs=("cyberviolence", "jeune"))

    assert before[0].id == "fr_3018"
    assert not before[0].to_confirm(just_checked)
    assert content.resource("fr_3018").to_confirm(TODAY)
    assert [row.id for row in after].index("fr_3018") >= [row.id for row in before].index("fr_3018")


def test_a_checked_one_comes_before_a_stale_one():
    day = content.resource("fr_3018").review_by
    rows = content.resources_for(risk="none", country="FR", today=day, needs=("jeune", "cyberviolence"))
    useful = [row.to_confirm(day) for row in rows if {"jeune", "cyberviolence"} & set(row.needs)]

    assert useful == sorted(useful)
    assert content.resource("fr_3018").to_confirm(day + timedelta(days=1))


def test_emergencies_are_never_written_to_confirm():
    far = date(2059, 1, 1)

    assert not any(
        content.resource(name).to_confirm(far) for name in ("fr_15", "fr_112", "fr_3114", "fr_119", "fr_3919")
    )


@pytest.mark.parametrize("risk", ["passive", "active", "plan", "imminent"])
def test_mon_soutien_psy_is_not_for_a_suicidal_risk(risk):
    assert "fr_mon_soutien_psy" not in shown(risk, needs=("burnout",))
    assert "fr_mon_soutien_psy" in shown(needs=("burnout",))


@pytest.mark.parametrize(
    ("need", "first"),
    [
        ("violence_suffered", "fr_3919"),
        ("child_in_danger", "fr_119"),
        ("addiction_alcohol", "fr_alcool"),
        ("addiction_gambling", "fr_joueurs"),
        ("burnout", "fr_spst"),
    ],
)
def test_each_need_has_its_own_first(need, first):
    assert shown(needs=(need,))[0] == first


def test_an_unknown_country_gets_the_home_shelf():
    assert shown("imminent", country="XX") == shown("imminent")


def test_every_resource_can_be_reached():
    for row in content.resources():
        assert row.number or row.sms or row.url or row.where, row.id
        assert all(character.isdigit() or character in " -" for character in row.number + row.sms), row.id
