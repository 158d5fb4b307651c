"""The list: only with consent, sealed, read for danger, sorted, taken back, followed, erased."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

import vigie
from ancrage.care.models import Alert
from ancrage.content.load_policy import load_policy
from ancrage.kernel.errors import Conflict, NotFound
from ancrage.load import actions, export, offering, queries
from ancrage.load.access import access_item
from ancrage.load.actions import ConsentMissing, Corrected, Wrong
from ancrage.load.models import LoadItem
from ancrage.load.rules import About, State
from ancrage.privacy.actions import withdraw_consent
from ancrage.privacy.queries import export_of
from ancrage.privacy.rules import Purpose
from ancrage.vigilance.models import Reading
from tests.web.world import plan_found

NOON = datetime(2026, 11, 26, 11, tzinfo=UTC)
TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def empty(person, text, batch=None):
    return actions.empty_head(person=person, text=text, batch=batch or uuid.uuid4())


def words(person, *states):
    return [thing.text for thing in queries.things(person, *(states or tuple(State)))]


def sort(row, to, **facts):
    return actions.sort_item(item=row, to=to, **facts).item


def opened(row):
    return queries.opened_one(LoadItem.objects.get(pk=row.pk))


def test_nothing_is_kept_without_consent(cast, reads):
    with pytest.raises(ConsentMissing):
        empty(cast.amina, "appeler l’école")
    assert not LoadItem.objects.exists()
    assert not Reading.objects.exists()


def test_words_are_sealed_and_so_is_what_is_said_of_them(amina, put):
    (row,) = put("appeler la tante Rosa")
    sort(row, "delegated", to_whom="Karim", about=About(carrier="other", domain="health"))
    raw = b"".join(
        bytes(value) for one in LoadItem.objects.values_list("text_sealed", "about_sealed") for value in one
    )
    plain = str(list(LoadItem.objects.values()))
    for secret in ("Rosa", "Karim", "health", "other"):
        assert secret.encode() not in raw
        assert secret not in plain
    assert opened(row).about == About(carrier="other", domain="health", to_whom="Karim")


def test_each_line_is_a_thing_to_sort_in_its_order(amina):
    kept = empty(amina, "\n".join(f"- chose {n}" for n in range(60)))
    assert kept.added == 60
    assert words(amina, State.TO_SORT) == [f"chose {n}" for n in range(60)]


def test_the_same_send_twice_is_kept_once(amina):
    batch = uuid.uuid4()
    assert empty(amina, "lessive\ncourses", batch).added == 2
    assert empty(amina, "lessive\ncourses", batch).added == 2
    assert words(amina) == ["lessive", "courses"]


@pytest.mark.parametrize("text", ["", "   \n\n", "-\n*\n—", "\x00"])
def test_nothing_written_is_said_kindly(amina, text):
    with pytest.raises(Wrong, match="rien d’écrit"):
        empty(amina, text)


def test_a_text_too_long_for_one_reading_is_refused_whole(amina, reads):
    with pytest.raises(Wrong, match="tout est encore dans le champ"):
        empty(amina, "a\n" * 10_001)
    assert reads["seen"] == []


def test_what_does_not_fit_stays_with_the_person(amina, put, monkeypatch):
    monkeypatch.setattr("ancrage.load.actions.emptying.load_policy", FewPolicy)
    kept = empty(amina, "un\ndeux\ntrois")
    assert kept.added == 2
    assert kept.left == ("trois",)
    with pytest.raises(Wrong, match="rien de ce que vous venez d’écrire n’est perdu"):
        empty(amina, "quatre")


class FewPolicy:
    most = 2


def test_every_word_is_read_before_it_is_kept(amina, reads, put):
    (row,) = put("appeler l’école")
    sort(row, "delegated", to_whom="ma sœur")
    actions.correct_item(
        item=row, to=Corrected("appeler le collège", "delegated", about=About(to_whom="ma sœur"))
    )
    assert reads["seen"] == ["appeler l’école", "ma sœur", "appeler le collège"]


def test_words_of_danger_are_not_listed_and_a_human_is_told(amina, monkeypatch):
    monkeypatch.setattr(vigie, "read", plan_found, raising=False)
    kept = empty(amina, "j’ai mis des cachets de côté")
    assert kept.heard.outcome == "open"
    assert kept.added == 0
    assert kept.left == ("j’ai mis des cachets de côté",)
    assert Alert.objects.filter(person=amina).exists()


def test_the_real_reader_sets_the_line_of_danger_aside(cast):
    from ancrage.privacy.actions import give_consent

    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    kept = empty(cast.amina, "payer la cantine\nje veux en finir\nlessive")
    assert kept.heard.outcome == "open"
    assert kept.aside == ("je veux en finir",)
    assert words(cast.amina) == ["payer la cantine", "lessive"]


def test_a_correction_or_a_name_that_asks_for_someone_changes_nothing(amina, put, monkeypatch):
    row, other = put("appeler l’école", "lessive")
    monkeypatch.setattr(vigie, "read", plan_found, raising=False)
    assert actions.sort_item(item=row, to="delegated", to_whom="la mort").item is None
    assert actions.correct_item(item=other, to=Corrected("en finir", "to_sort")).item is None
    assert words(amina, State.TO_SORT) == ["appeler l’école", "lessive"]


@pytest.mark.parametrize(
    ("to", "facts", "state"),
    [
        ("do", {}, State.DO),
        ("do", {"day": TODAY}, State.DO),
        ("planned", {"day": TODAY + timedelta(days=3)}, State.PLANNED),
        ("delegated", {"to_whom": "  Karim "}, State.DELEGATED),
        ("delegated", {}, State.DELEGATED),
        ("let_go", {}, State.LET_GO),
    ],
)
def test_a_thing_is_sorted_in_one_of_four_ways(amina, put, to, facts, state):
    (row,) = put("appeler l’école")
    sort(row, to, **facts)
    thing = opened(row)
    assert thing.state is state
    assert thing.day == facts.get("day")
    assert thing.about.to_whom == facts.get("to_whom", "").strip()


@pytest.mark.parametrize(
    ("to", "facts", "field"),
    [
        ("done", {}, "state"),
        ("planned", {}, "day"),
        ("planned", {"day": TODAY - timedelta(days=1)}, "day"),
        ("delegated", {"to_whom": "x" * 61}, "to_whom"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(amina, put, to, facts, field):
    (row,) = put("appeler l’école")
    with pytest.raises(Wrong) as refused:
        sort(row, to, **facts)
    assert refused.value.field == field
    assert opened(row).state is State.TO_SORT


def test_a_thing_is_sorted_once(amina, put):
    (row,) = put("appeler l’école")
    sort(row, "do")
    with pytest.raises(Conflict):
        sort(row, "let_go")


def test_sorting_goes_in_order_and_what_is_skipped_comes_back_last(amina, put, at_noon):
    one, two, three = put("un", "deux", "trois")
    actions.skip_item(item=one)
    at_noon.shift(1)
    assert queries.sorting(amina).thing.text == "deux"
    actions.skip_item(item=two)
    at_noon.shift(1)
    sort(three, "do")
    assert queries.sorting(amina).thing.text == "un"
    assert queries.sorting(amina).left == 2


def test_the_last_choices_are_taken_back_one_by_one(amina, put, at_noon):
    one, two, _ = put("un", "deux", "trois")
    sort(one, "delegated", to_whom="Karim", about=About(carrier="other"))
    at_noon.shift(1)
    actions.skip_item(item=two)
    at_noon.shift(1)
    assert queries.sorting(amina).last.text == "deux"
    actions.undo_last(person=amina)
    assert queries.sorting(amina).thing.text == "deux"
    actions.undo_last(person=amina)
    assert queries.sorting(amina).thing.text == "un"
    assert opened(one).about == About(carrier="other")
    assert actions.undo_last(person=amina) is None


def test_what_was_done_since_or_long_ago_is_not_taken_back(amina, put, at_noon):
    one, two = put("un", "deux")
    sort(one, "do")
    at_noon.shift(1)
    actions.finish_item(item=one)
    assert actions.undo_last(person=amina) is None
    sort(two, "let_go")
    at_noon.shift(load_policy().undo_minutes * 60 + 1)
    assert actions.undo_last(person=amina) is None
    assert opened(two).state is State.LET_GO


def test_undo_never_touches_the_list_of_another(amina, put, cast):
    (row,) = put("un")
    sort(row, "do")
    assert actions.undo_last(person=cast.basile) is None
    assert opened(row).state is State.DO


def test_done_let_go_and_taken_back(amina, put):
    one, two = put("un", "deux")
    sort(one, "do")
    actions.finish_item(item=one)
    actions.let_go_item(item=two)
    assert (opened(one).state, opened(two).state) == (State.DONE, State.LET_GO)
    assert [thing.text for thing, _ in queries.ended(amina, State.DONE)] == ["un"]
    actions.reopen_item(item=one)
    assert opened(one).state is State.DO


def recurring(row, every, day):
    sort(row, "planned", day=day)
    actions.correct_item(item=row, to=Corrected("payer le loyer", "planned", day=day, every=every))


def test_a_chore_that_comes_back_goes_to_its_next_day_and_each_time_is_counted(amina, put, at_noon):
    (row,) = put("payer le loyer")
    recurring(row, "month", date(2026, 11, 30))
    at_noon.move_to(datetime(2026, 12, 1, 9, tzinfo=UTC))
    actions.finish_item(item=row)
    assert (opened(row).state, opened(row).day) == (State.PLANNED, date(2026, 12, 30))
    actions.finish_item(item=row)
    assert opened(row).day == date(2027, 1, 30)
    assert words(amina, State.DONE) == ["payer le loyer"] * 2
    weeks = queries.looked_at(amina).weeks
    assert (sum(week.added for week in weeks), sum(week.done for week in weeks)) == (1, 2)


def test_a_monthly_chore_put_off_keeps_its_own_day(amina, put, at_noon):
    (row,) = put("payer le loyer")
    recurring(row, "month", date(2026, 12, 31))
    at_noon.move_to(datetime(2026, 12, 31, 9, tzinfo=UTC))
    actions.put_off_item(item=row, day=date(2027, 1, 2))
    assert opened(row).about.postponed == 1
    at_noon.move_to(datetime(2027, 1, 2, 9, tzinfo=UTC))
    actions.finish_item(item=row)
    assert opened(row).day == date(2027, 1, 31)
    actions.finish_item(item=row)
    assert opened(row).day == date(2027, 2, 28)
    actions.finish_item(item=row)
    assert opened(row).day == date(2027, 3, 31)
    assert opened(row).about.postponed == 0


def test_without_consent_a_chore_goes_on_but_nothing_new_is_kept(amina, put):
    (row,) = put("payer le loyer")
    recurring(row, "week", TODAY)
    withdraw_consent(person=amina, purpose=Purpose.KEEP)
    actions.finish_item(item=row)
    assert opened(row).day == TODAY + timedelta(days=7)
    assert LoadItem.objects.count() == 1


def test_putting_off_is_counted_and_planning_is_not(amina, put):
    (row,) = put("dentiste")
    sort(row, "do")
    actions.put_off_item(item=row, day=TODAY + timedelta(days=1))
    assert opened(row).about.postponed == 0
    actions.put_off_item(item=row, day=TODAY + timedelta(days=2))
    assert opened(row).about.postponed == 1


def test_a_correction_holds_together(amina, put):
    (row,) = put("dentiste")
    for to, field in (
        (Corrected("", "do"), "text"),
        (Corrected("x" * 301, "do"), "text"),
        (Corrected("dentiste", "planned"), "day"),
        (Corrected("dentiste", "do", every="week"), "every"),
        (Corrected("dentiste", "do", day=TODAY - timedelta(days=1)), "day"),
        (Corrected("dentiste", "done"), "state"),
    ):
        with pytest.raises(Wrong) as refused:
            actions.correct_item(item=row, to=to)
        assert refused.value.field == field


def test_choices_that_do_not_exist_are_left_out(amina, put):
    (row,) = put("dentiste")
    sort(row, "do", about=About(carrier="god", domain="sport", unseen=("check", "fly")))
    assert opened(row).about == About(unseen=("check",))


@pytest.mark.parametrize("wrong", [{"every": "week"}, {"ended_at": NOON}])
def test_the_database_refuses_a_chore_from_nowhere_and_an_open_thing_that_ended(amina, put, wrong):
    (row,) = put("dentiste")
    with pytest.raises(IntegrityError), transaction.atomic():
        LoadItem.objects.filter(pk=row.pk).update(**wrong)


def test_the_list_of_another_does_not_exist(amina, put, cast):
    (row,) = put("dentiste")
    assert access_item(amina, row.pk).pk == row.pk
    for who, name in ((cast.claire, row.pk), (cast.basile, row.pk), (amina, uuid.uuid4())):
        with pytest.raises(NotFound):
            access_item(who, name)


def test_today_says_a_few_things_and_counts_the_rest(amina, put):
    rows = put(*(f"chose {n}" for n in range(9)))
    for row in rows[:7]:
        sort(row, "do", day=TODAY)
    sort(rows[7], "do")
    found = queries.today(amina)
    assert [thing.text for thing in found.due] == [f"chose {n}" for n in range(5)]
    assert (found.more, found.undated, found.to_sort, found.empty) == (2, 1, 1, False)
    withdraw_consent(person=amina, purpose=Purpose.KEEP)
    assert queries.today(amina).empty


def test_forgetting_what_ended_or_everything_needs_no_consent(amina, put):
    one, _ = put("un", "deux")
    actions.let_go_item(item=one)
    withdraw_consent(person=amina, purpose=Purpose.KEEP)
    assert actions.forget_ended(person=amina) == 1
    assert words(amina) == ["deux"]
    assert actions.forget_all(person=amina) == 1
    assert not LoadItem.objects.exists()


def test_the_export_of_ones_data_opens_the_list(amina, put):
    (row,) = put("dentiste")
    sort(row, "delegated", to_whom="Karim")
    (found,) = export_of(amina)["load_items"]
    assert found["text"] == "dentiste"
    assert "Karim" in found["about"]


def test_a_file_holds_everything_and_no_formula(amina, put):
    rows = put("=HYPERLINK(1)", "payer ; « la cantine »", "été", "+33 1 appeler")
    sort(rows[1], "planned", day=TODAY + timedelta(days=1), about=About(carrier="me", domain="papers"))
    table = export.as_csv(queries.everything(amina), TODAY).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in table
    assert "'+33 1 appeler" in table
    assert '"payer ; « la cantine »";prévu;2026-11-27;;;moi;papiers' in table
    text = export.as_text(queries.everything(amina), TODAY).decode()
    assert "Prévu (1)\n- payer ; « la cantine » (le 27/11/2026)" in text


def test_a_calendar_holds_what_is_to_come(amina, put):
    one, two, three = put("loyer, charges", "x" * 200, "passé")
    recurring(one, "month", date(2026, 12, 31))
    sort(two, "planned", day=TODAY)
    sort(three, "do")
    written = export.as_calendar(queries.everything(amina), TODAY).decode()
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert written.count("BEGIN:VEVENT") == 2
    assert "RRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1" in written
    assert "SUMMARY:payer le loyer" in written
    assert "passé" not in written


def test_nothing_is_offered_without_a_calm_reading(amina):
    assert not offering.may_offer(amina, uuid.uuid4(), uuid.uuid4())
