"""Open or closed at the minute, through the change of time, on public holidays, in the place's own time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ancrage import content
from ancrage.content import Opening, Window
from ancrage.orientation import hours

PARIS = ZoneInfo("Europe/Paris")
EVENING = Opening(weekly=(Window(tuple(range(7)), 21 * 60, 26 * 60 + 30),))  # 21 h to 2 h 30
OFFICE = Opening(weekly=(Window((0, 1, 2, 3, 4), 9 * 60, 18 * 60),), holidays="closed")


def at(written, zone=PARIS, fold=0) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=zone, fold=fold)


def state(opening, now, timezone="Europe/Paris"):
    return hours.state(opening, timezone=timezone, now=now)


@pytest.mark.parametrize(
    ("day", "easter"),
    [
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2019, date(2019, 4, 21)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter_is_where_the_almanac_says(day, easter):
    assert hours.easter(day) == easter


def test_the_holidays_of_2026_are_the_eleven_of_the_code():
    days = [date(2026, 1, 1) + timedelta(days=ahead) for ahead in range(365)]
    assert [f"{day:%m-%d}" for day in days if hours.is_holiday(day)] == [
        *("01-01", "04-06", "05-01", "05-08", "05-14", "05-25"),
        *("07-14", "08-15", "11-01", "11-11", "12-25"),
    ]


@pytest.mark.parametrize(
    ("now", "opened"),
    [
        ("2026-11-26T20:59", False),
        ("2026-11-26T21:00", True),
        ("2026-11-27T00:00", True),
        ("2026-11-27T02:29", True),
        ("2026-11-27T02:30", False),
    ],
)
def test_an_evening_that_passes_midnight_opens_and_closes_at_its_minute(now, opened):
    assert state(EVENING, at(now)).open is opened


def test_it_says_until_when_and_from_when():
    assert state(EVENING, at("2026-11-26T22:00")).until == at("2026-11-27T02:30")
    assert state(EVENING, at("2026-11-27T10:00")).opens == at("2026-11-27T21:00")


def test_when_the_clocks_go_forward_the_missing_hour_closes_at_the_change():
    # 29 March 2026: 2 h becomes 3 h, so that 2 h 30 does not exist.
    assert state(EVENING, at("2026-03-29T01:59")).open is True
    assert state(EVENING, at("2026-03-29T01:59")).until.astimezone(UTC) == datetime(
        2026, 3, 29, 1, tzinfo=UTC
    )
    assert state(EVENING, at("2026-03-29T03:00")).open is False


def test_when_the_clocks_go_back_the_repeated_hour_closes_the_first_time():
    # 25 October 2026: 3 h becomes 2 h, so that 2 h 30 comes twice.
    assert state(EVENING, at("2026-10-25T02:29", fold=0)).open is True
    assert state(EVENING, at("2026-10-25T02:30", fold=0)).open is False
    assert state(EVENING, at("2026-10-25T02:10", fold=1)).open is False


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_day_and_night_stays_so_through_the_change_of_time(day):
    whole = Opening(weekly=(Window(tuple(range(7)), 0, 24 * 60),))
    for hour in range(24):
        found = state(whole, at(f"{day}T00:00").astimezone(UTC) + timedelta(hours=hour))
        assert (found.open, found.until) == (True, None)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-27T18:00", "2026-11-30T09:00"),  # Friday evening: Monday
        ("2026-12-24T18:00", "2026-12-28T09:00"),  # Christmas is a Friday: Monday
        ("2026-05-13T19:00", "2026-05-15T09:00"),  # Ascension Day is the next day
        ("2027-03-26T20:00", "2027-03-30T09:00"),  # Easter Monday
    ],
)
def test_an_office_is_closed_on_public_holidays(now, opens):
    found = state(OFFICE, at(now))
    assert (found.open, found.opens) == (False, at(opens))


def test_an_office_opens_at_nine_and_closes_at_six():
    minutes = [
        state(OFFICE, at(f"2026-11-26T{minute}")).open for minute in ("08:59", "09:00", "17:59", "18:00")
    ]
    assert minutes == [False, True, True, False]


def test_on_a_holiday_that_is_not_known_it_is_not_sure():
    fsj = content.resource("fr_fsj").opening
    assert state(fsj, at("2026-12-25T10:00")) == hours.State(True, sure=False, until=at("2026-12-25T23:00"))
    assert state(fsj, at("2026-12-26T10:00")).sure


def test_a_place_far_away_has_its_own_hour():
    montreal = ZoneInfo("America/Toronto")
    now = at("2026-11-26T15:30")  # 9 h 30 there
    assert state(OFFICE, now, "America/Toronto").until == at("2026-11-26T18:00", montreal)
    assert state(OFFICE, at("2026-11-26T14:59"), "America/Toronto").open is False


def test_two_windows_that_touch_are_one_opening():
    split = Opening(weekly=(Window((3,), 15 * 60, 24 * 60), Window((4,), 0, 60)))
    assert state(split, at("2026-11-26T23:30")).until == at("2026-11-27T01:00")


def test_what_is_not_known_is_not_guessed():
    assert state(None, at("2026-11-26T12:00")) == hours.State(None)
    assert [hours.State(True).rank, hours.State(True, sure=False).rank, hours.State(None).rank] == [0, 1, 2]


@settings(deadline=None)
@given(
    now=st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    name=st.sampled_from([row.id for row in content.resources() if row.opening]),
)
def test_what_is_told_of_the_next_change_is_true_a_minute_before_and_at_it(now, name):
    row = content.resource(name)
    zone = content.country(row.country).timezone
    found = hours.state(row.opening, timezone=zone, now=now)
    change = found.until if found.open else found.opens
    if change is None:
        assert row.opening.always
        return
    change = change.astimezone(UTC)
    assert change > now
    before = hours.state(row.opening, timezone=zone, now=max(now, change - timedelta(minutes=1)))
    assert before.open is found.open
    assert hours.state(row.opening, timezone=zone, now=change).open is not found.open
