"""The list of what is remembered: only with consent, sealed, under the person's hand, forgotten on time."""

import uuid
from datetime import timedelta

import pytest
import time_machine

import vigie
from ancrage.care.models import Alert
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid, NotFound
from ancrage.memory import actions, queries
from ancrage.memory.access import access_item
from ancrage.memory.actions import ConsentMissing
from ancrage.memory.models import MemoryItem
from ancrage.memory.rules import Act, Fact, Kind, Origin
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.privacy.queries import export_of
from ancrage.privacy.rules import Purpose
from ancrage.vigilance.models import Reading

TALK = uuid.UUID(int=7)
NIGHTS = Fact(Kind.TOLD, "les nuits à refaire les phrases", "work.ruminating_at_night")


def outcome(text, **facts):
    quality = vigie.Quality(language="fr", characters=len(text))
    said = {"risk": "none", "subject": "none", "outcome": "nothing"} | facts
    return vigie.Reading(quality=quality, version="test", **said)


@pytest.fixture
def reads(monkeypatch):
    answers = {}
    monkeypatch.setattr(
        vigie, "read", lambda text, **_: outcome(text, **answers.get(text, {})), raising=False
    )
    return answers


@pytest.fixture
def amina(cast, reads):
    give_consent(person=cast.amina, purpose=Purpose.REMEMBER, text_version="1")
    return cast.amina


def do(person, *acts):
    actions.apply(person=person, acts=acts, conversation_id=TALK)


def remembered(person):
    return queries.opened(queries.items(person))


def test_nothing_is_remembered_without_consent(cast, reads):
    do(cast.amina, Act("remember", fact=NIGHTS))
    with pytest.raises(ConsentMissing):
        actions.write_item(person=cast.amina, text="j’aime la pluie")
    with pytest.raises(ConsentMissing):
        actions.accept_fact(person=cast.amina, fact=NIGHTS, conversation_id=TALK)
    assert MemoryItem.objects.count() == 0


def test_an_item_says_what_it_is_where_it_comes_from_and_until_when(amina):
    do(amina, Act("remember", fact=NIGHTS))
    (item,) = remembered(amina)
    assert (item.text, item.kind, item.origin) == (NIGHTS.text, Kind.TOLD, Origin.OFFERED)
    assert item.conversation_id == TALK
    assert item.until - item.at == pytest.approx(timedelta(days=90), abs=timedelta(seconds=5))


def test_neither_the_words_nor_what_they_are_about_lie_in_clear(amina):
    do(amina, Act("remember", fact=NIGHTS))
    row = str(MemoryItem.objects.values().get())
    assert "nuits" not in row
    assert "ruminating" not in row


def test_a_talk_sees_nothing_once_consent_is_withdrawn(amina):
    do(amina, Act("remember", fact=NIGHTS))
    assert [one.ref for one in queries.recalled(amina, conversation_id=TALK)] == [NIGHTS.ref]
    withdraw_consent(person=amina, purpose=Purpose.REMEMBER)
    assert queries.recalled(amina) == ()
    assert queries.holds_any(amina)


def test_forgetting_works_without_consent(amina):
    do(amina, Act("remember", fact=NIGHTS))
    withdraw_consent(person=amina, purpose=Purpose.REMEMBER)
    do(amina, Act("forget", id=str(remembered(amina)[0].id)))
    assert not MemoryItem.objects.exists()


def test_the_same_thing_told_again_is_one_item_that_lasts_again(amina):
    do(amina, Act("remember", fact=NIGHTS))
    with time_machine.travel(clock.now() + timedelta(days=30), tick=False):
        do(amina, Act("remember", fact=NIGHTS))
        (item,) = remembered(amina)
        assert item.until == clock.now() + timedelta(days=90)


def test_telling_again_is_counted_without_lasting_longer(amina):
    do(amina, Act("remember", fact=NIGHTS))
    (before,) = remembered(amina)
    do(amina, Act("again", id=str(before.id)))
    (after,) = remembered(amina)
    assert (after.times, after.until) == (2, before.until)


def test_what_hurt_is_not_brought_up_until_the_person_says_so(amina):
    do(amina, Act("remember", fact=NIGHTS))
    (item,) = remembered(amina)
    do(amina, Act("mentioned", id=str(item.id)), Act("hurt", id=str(item.id)))
    assert not remembered(amina)[0].brought_up
    actions.let_mention(item=MemoryItem.objects.get(), allowed=True)
    (item,) = remembered(amina)
    assert item.brought_up
    assert queries.recalled(amina)[0].mentions == 0


def test_an_act_reaches_nobody_elses_items(amina, cast):
    do(amina, Act("remember", fact=NIGHTS))
    give_consent(person=cast.basile, purpose=Purpose.REMEMBER, text_version="1")
    do(cast.basile, Act("forget", id=str(remembered(amina)[0].id)))
    assert len(remembered(amina)) == 1
    with pytest.raises(NotFound):
        access_item(cast.basile, MemoryItem.objects.get().pk)


def test_words_written_on_the_page_are_read_then_kept(amina):
    kept = actions.write_item(person=amina, text="  je dors mieux\nquand je marche ")
    assert [one.text for one in remembered(amina)] == ["je dors mieux quand je marche"]
    assert kept.item.origin == Origin.WRITTEN
    assert Reading.objects.get().state == "read"


def test_words_that_worry_are_not_listed_and_a_human_is_told(amina, reads):
    text = "je ne veux plus être là"
    reads[text] = {"risk": "active", "subject": "self", "outcome": "open"}
    assert actions.write_item(person=amina, text=text).item is None
    assert not MemoryItem.objects.exists()
    assert Alert.objects.filter(person=amina).exists()


def test_a_name_hides_no_danger_from_the_reading(amina, reads):
    text = "Sophie sait que je veux en finir ce soir"
    reads[text] = {"risk": "plan", "subject": "self", "outcome": "open"}
    assert actions.write_item(person=amina, text=text).heard.risk == "plan"
    assert Alert.objects.filter(person=amina).exists()


def test_a_means_is_read_even_though_it_is_never_listed(amina):
    with pytest.raises(Invalid, match="3114"):
        actions.write_item(person=amina, text="les cachets sont dans le tiroir")
    assert not MemoryItem.objects.exists()
    assert Reading.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "rien d’écrit"), ("a" * 300, "200 caractères"), ("Sophie vient dimanche", "« Sophie »")],
)
def test_words_that_cannot_be_kept_are_refused_with_a_reason(amina, text, said):
    with pytest.raises(Invalid) as refused:
        actions.write_item(person=amina, text=text)
    assert said in refused.value.said


def test_a_correction_makes_the_words_the_persons_own(amina):
    do(amina, Act("remember", fact=NIGHTS))
    actions.correct_item(item=MemoryItem.objects.get(), text="mes nuits vont un peu mieux")
    (item,) = remembered(amina)
    assert (item.text, item.kind, item.origin) == ("mes nuits vont un peu mieux", Kind.ASKED, Origin.WRITTEN)
    assert queries.recalled(amina)[0].ref == ""


def test_a_full_list_refuses_more_and_says_why(amina, monkeypatch):
    for number in range(40):
        do(amina, Act("remember", fact=Fact(Kind.ASKED, f"chose {number}")))
    do(amina, Act("remember", fact=NIGHTS))
    assert len(remembered(amina)) == 40
    with pytest.raises(Invalid, match="40 choses"):
        actions.write_item(person=amina, text="une de plus")
    assert actions.forget_all(person=amina) == 40


def test_one_way_of_speaking_is_remembered_the_last(amina):
    do(amina, Act("remember", fact=Fact(Kind.ADDRESS, "se dire « tu »", "tu")))
    do(amina, Act("remember", fact=Fact(Kind.ADDRESS, "se dire « vous »", "vous")))
    assert [one.ref for one in queries.recalled(amina)] == ["vous"]


def test_what_has_stayed_long_enough_is_forgotten_for_good(amina):
    do(amina, Act("remember", fact=NIGHTS), Act("remember", fact=Fact(Kind.ASKED, "j’aime la pluie")))
    with time_machine.travel(clock.now() + timedelta(days=91), tick=False):
        assert [one.text for one in remembered(amina)] == ["j’aime la pluie"]
        assert actions.forget_due() == 1
    assert MemoryItem.objects.count() == 1


def test_an_item_may_be_kept_longer(amina):
    do(amina, Act("remember", fact=NIGHTS))
    with time_machine.travel(clock.now() + timedelta(days=80), tick=False):
        actions.keep_longer(item=MemoryItem.objects.get())
        assert remembered(amina)[0].until == clock.now() + timedelta(days=90)


def test_the_list_is_exported_opened(amina):
    do(amina, Act("remember", fact=NIGHTS))
    assert export_of(amina)["memory_items"][0]["text"] == NIGHTS.text
