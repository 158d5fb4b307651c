"""What is shown for what is asked: the most urgent stays, the reserved is reserved, the closed-down never comes back."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ancrage import content
from ancrage.orientation import rules
from ancrage.orientation.rules import Asked

NIGHT = datetime(2026, 11, 26, 3, 0, tzinfo=ZoneInfo("Europe/Paris"))
NOON = datetime(2026, 11, 26, 12, 0, tzinfo=ZoneInfo("Europe/Paris"))
FILE = content.needs_file()
COUNTRIES = [shelf.code for shelf in content.countries()]
ALWAYS = {"fr_15", "fr_112", "fr_114", "fr_17", "fr_18", "fr_3114", "fr_119", "fr_3919", "fr_suicide_ecoute"}
asked = st.builds(
    Asked,
    need=st.sampled_from([None, *FILE.asked]),
    situation=st.sampled_from([None, *FILE.situations]),
    way=st.sampled_from(["", *rules.WAYS]),
    open_now=st.booleans(),
)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def need(label_begins):
    return next(one for one in FILE.asked if one.label.startswith(label_begins))


def who(key):
    return next(one for one in FILE.situations if one.key == key)


def ids(ones):
    return [one.resource.id for one in ones]


def found(now=NOON, code="FR", **facts):
    return rules.find(code=code, asked=Asked(**facts), now=now)


@settings(deadline=None)
@given(asked=asked, now=moments)
def test_what_must_never_hide_is_shown_whatever_is_asked_and_whenever(asked, now):
    one = rules.find(code="FR", asked=asked, now=now)
    shown = [*ids(one.first), *ids(one.fitting), *ids(one.always)]
    assert set(shown) >= ALWAYS
    assert len(shown) == len(set(shown))
    assert "fr_3020" not in shown


@settings(deadline=None)
@given(code=st.sampled_from(COUNTRIES), asked=asked, now=moments)
def test_each_country_gives_its_line_and_its_emergency_first(code, asked, now):
    one = rules.find(code=code, asked=asked, now=now)
    assert {one.country.line, one.country.emergency[0]} <= set(ids(one.first))


@pytest.mark.parametrize("one", FILE.asked, ids=lambda one: one.label)
def test_each_need_has_an_answer_in_france_at_any_hour(one):
    assert found(need=one).fitting
    here = found(need=one, now=NIGHT, open_now=True)
    assert here.first


def test_a_code_says_nothing_of_what_it_stands_for():
    for one in (*FILE.asked, *FILE.situations):
        assert one.code.isdecimal()
    assert rules.need_coded("27").label.startswith("Je pense à mourir")
    assert rules.need_coded("suicide") is None
    assert rules.situation_coded("27") is None


def test_every_situation_is_one_that_resources_know_or_has_something_to_say():
    reserved = {key for row in content.resources() for key in row.audience}
    assert reserved <= {one.key for one in FILE.situations}
    assert [one.key for one in FILE.situations if one.key not in reserved and not one.notes] == []


def test_what_is_reserved_to_others_is_left_out_and_what_is_mine_comes_first():
    student = ids(found(situation=who("etudiant")).fitting)
    assert "fr_nightline" in student
    assert "fr_apesa" not in student
    assert student.index("fr_bapu") < student.index("fr_sos_amitie")


def test_a_suicidal_need_never_leads_to_mon_soutien_psy():
    assert "fr_mon_soutien_psy" not in ids(found(need=need("Je pense à mourir")).fitting)
    assert "fr_mon_soutien_psy" not in ids(found(need=need("Je me blesse")).fitting)
    assert "fr_mon_soutien_psy" in ids(found(need=need("Être suivi·e")).fitting)


def test_open_now_leaves_out_what_is_closed_and_counts_it():
    night = found(NIGHT, need=need("Alcool"), open_now=True)
    noon = found(NOON, need=need("Alcool"), open_now=True)
    assert "fr_alcool" not in ids(night.fitting)
    assert night.closed == len(
        [one for one in found(NIGHT, need=need("Alcool")).fitting if one.state.open is False]
    )
    assert ids(noon.fitting)[0] in ("fr_alcool", "fr_drogues")


def test_open_now_keeps_what_is_not_known_after_what_is():
    ranks = [one.state.rank for one in found(need=need("Parler"), open_now=True).fitting if one.to_confirm]
    assert ranks == sorted(ranks)


def test_who_is_deaf_is_given_114_first_then_what_is_written():
    one = found(situation=who("sourd"))
    assert one.first[0].resource.id == "fr_114"
    assert len(ids(one.first)) == len(set(ids(one.first)))
    silent = [rules.can(row.resource, "v") for row in one.fitting]
    assert silent == sorted(silent, reverse=True)
    assert True in silent


@pytest.mark.parametrize(("way", "field"), [("t", "number"), ("s", "sms")])
def test_a_way_leaves_only_what_is_reached_so(way, field):
    assert all(getattr(one.resource, field) for one in found(code="CA-QC", way=way).fitting)


def test_by_chat_only_what_has_a_chat():
    fitting = found(way="c").fitting
    assert {"fr_sos_amitie", "fr_fsj", "fr_3018"} <= set(ids(fitting))
    assert all("chat" in one.resource.ways for one in fitting)


def test_the_checked_come_before_the_ones_to_confirm():
    shortly_after = datetime(2025, 11, 20, 12, tzinfo=UTC)
    marks = [one.to_confirm for one in found(shortly_after, need=need("Harcèlement à l’école")).fitting]
    assert marks == sorted(marks)
    assert False in marks


# --- lines that answer now -------------------------------------------------------------------------------------


def test_at_three_in_the_morning_the_lines_of_the_night_answer():
    lines = [line.resource.id for line in rules.lines_open("FR", (), NIGHT)]
    assert lines[:2] == ["fr_3114", "fr_sos_amitie"]
    assert "fr_fsj" not in lines


def test_what_was_heard_brings_its_own_line_first():
    assert rules.lines_open("FR", "addiction_alcohol", NOON)[0].resource.id == "fr_alcool"
    assert rules.lines_open("FR", ("active",), NIGHT)[0].resource.id == "fr_3114"
    assert rules.lines_open("BE", "active", NIGHT)[0].resource.id == "be_cps"


@settings(deadline=None)
@given(code=st.sampled_from(COUNTRIES), now=moments, name=st.sampled_from(["", *content.needs()]))
def test_there_is_always_a_line_and_each_one_answers(code, now, name):
    lines = rules.lines_open(code, name, now)
    assert content.country(code).emergency[0] in [line.resource.id for line in lines]
    assert all(line.state.open for line in lines)
    assert all(line.resource.number or line.resource.sms or "chat" in line.resource.ways for line in lines)


def test_a_line_past_its_date_is_not_told_as_sure():
    line = next(line for line in rules.lines_open("FR", "alcool", NOON) if line.resource.id == "fr_alcool")
    assert not line.sure
    assert next(line for line in rules.lines_open("FR", "", NOON) if line.resource.id == "fr_3114").sure
