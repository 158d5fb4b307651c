"""An organisation's contacts: no false promise of secrecy, seen by its people only, and nobody can list who they are."""

from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ancrage.accounts.models import Membership, Organisation
from ancrage.accounts.rules import Role
from ancrage.audit.models import TrailEntry
from ancrage.care.models import CareRelation
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, NotFound
from ancrage.orientation import actions, queries
from ancrage.orientation.access import access_contact
from ancrage.orientation.actions import ContactRefused, WordUnknown
from ancrage.orientation.contacts import ONLY, SECRET, Bound, Facts, Kind, new_word, refusals, tidy_word
from ancrage.orientation.models import Belonging, OwnContact
from ancrage.privacy.actions import erase_person

TODAY = date(2026, 11, 26)
DOCTOR = Facts(Kind.DOCTOR, "Dr Inventé", Bound.MEDICAL, TODAY + timedelta(days=180), phone="02 99 00 00 00")


@pytest.fixture(autouse=True)
def that_day():
    with clock.turned_to(datetime(2026, 11, 26, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def contact(cast):
    return actions.write_contact(organisation=cast.employer, facts=DOCTOR, by=cast.elise)


def seen(user) -> dict[str, list[str]]:
    return {
        one.organisation.name: [row.name for row, _confirm in one.contacts]
        for one in queries.directories_of(user)
    }


# --- what may be written -----------------------------------------------------------------------------------------


def test_a_doctor_with_a_number_may_be_written():
    assert refusals(DOCTOR, today=TODAY) == {}


@pytest.mark.parametrize("kind", [Kind.RISKS, Kind.HARASSMENT, Kind.STAFF, Kind.HUMAN_RESOURCES])
@pytest.mark.parametrize("bound", SECRET)
def test_no_secrecy_is_promised_that_the_law_does_not_give(kind, bound):
    assert "bound" in refusals(replace(DOCTOR, kind=kind, bound=bound), today=TODAY)


def test_every_kind_may_be_bound_to_something():
    for kind in Kind:
        for bound in ONLY[kind]:
            assert refusals(replace(DOCTOR, kind=kind, bound=bound), today=TODAY) == {}


def test_a_contact_without_any_way_is_refused():
    assert "phone" in refusals(replace(DOCTOR, phone=""), today=TODAY)
    assert refusals(replace(DOCTOR, phone="", where="Bâtiment B"), today=TODAY) == {}


@pytest.mark.parametrize(("days", "wrong"), [(0, True), (1, False), (366, False), (367, True)])
def test_the_next_check_is_between_tomorrow_and_a_year(days, wrong):
    assert (
        "review_by" in refusals(replace(DOCTOR, review_by=TODAY + timedelta(days=days)), today=TODAY)
    ) is wrong


def test_what_is_refused_is_not_written(cast):
    with pytest.raises(ContactRefused) as error:
        actions.write_contact(organisation=cast.employer, facts=replace(DOCTOR, phone=""), by=cast.elise)
    assert set(error.value.wrong) == {"phone"}
    assert not OwnContact.objects.exists()


# --- who writes, who sees ----------------------------------------------------------------------------------------


def test_each_act_is_journalled_in_the_name_of_who_did_it(cast, contact):
    actions.write_contact(organisation=cast.employer, facts=DOCTOR, by=cast.elise, contact=contact)
    actions.end_contact(contact=contact, by=cast.elise)
    acts = list(
        TrailEntry.objects.filter(action__startswith="contact.")
        .order_by("at", "id")
        .values_list("action", "actor_id")
    )
    assert sorted(acts) == sorted(
        (f"contact.{what}", cast.elise.pk) for what in ("added", "written", "ended")
    )
    assert "Inventé" not in str(list(TrailEntry.objects.order_by("pk").values_list("detail", flat=True)))


def test_a_contact_taken_away_shows_nowhere_and_is_taken_once(cast, contact):
    actions.end_contact(contact=contact, by=cast.elise)
    assert seen(cast.elise) == {"Mairie de Valbrune": []}
    with pytest.raises(NotFound):
        access_contact(cast.elise, contact.pk)
    with pytest.raises(Conflict):
        actions.end_contact(contact=contact, by=cast.elise)


def test_only_who_writes_them_there_opens_a_contact(cast, contact):
    assert access_contact(cast.elise, contact.pk) == contact
    for other in (cast.safety, cast.claire, cast.amina, cast.farid, cast.gael):
        with pytest.raises(NotFound):
            access_contact(other, contact.pk)


def test_a_role_that_has_ended_opens_nothing(cast, contact):
    Membership.objects.filter(user=cast.elise).update(until=clock.now() - timedelta(days=1))
    with pytest.raises(NotFound):
        access_contact(cast.elise, contact.pk)
    assert seen(cast.elise) == {}


def test_the_people_of_an_organisation_see_its_contacts_and_nobody_else(cast, contact):
    actions.write_contact(
        organisation=cast.team, facts=replace(DOCTOR, name="Dr de l’équipe"), by=cast.safety
    )
    assert seen(cast.elise) == {"Mairie de Valbrune": ["Dr Inventé"]}
    assert seen(cast.denis) == {"Équipe Les Tilleuls": ["Dr de l’équipe"]}
    assert seen(cast.amina) == {"Équipe Les Tilleuls": ["Dr de l’équipe"]}  # followed by Claire
    assert seen(cast.basile) == {}


def test_a_relation_of_an_alert_or_one_that_has_ended_shows_nothing(cast):
    CareRelation.objects.filter(person=cast.amina).update(kind=CareRelation.Kind.ALERT_ONLY)
    assert seen(cast.amina) == {}
    CareRelation.objects.filter(person=cast.amina).update(
        kind=CareRelation.Kind.STANDING, until=clock.now() - timedelta(hours=1)
    )
    assert seen(cast.amina) == {}


def test_the_checked_come_before_the_ones_to_confirm(cast):
    for name, kind, days in (
        ("Ancien", Kind.DOCTOR, 2),
        ("Neuf", Kind.SOCIAL_WORKER, 100),
        ("Ressources", Kind.HUMAN_RESOURCES, 100),
    ):
        bound = min(ONLY[kind])
        facts = replace(DOCTOR, name=name, kind=kind, bound=bound, review_by=TODAY + timedelta(days=days))
        actions.write_contact(organisation=cast.employer, facts=facts, by=cast.elise)
    with clock.turned_to(datetime(2026, 11, 29, 12, tzinfo=UTC)):
        told = [(row.name, confirm) for row, confirm in queries.contacts_of(cast.employer)]
    assert told == [("Neuf", False), ("Ressources", False), ("Ancien", True)]


# --- the word -----------------------------------------------------------------------------------------------------


def test_the_word_of_a_poster_opens_the_contacts_however_it_is_copied(cast, contact):
    word = actions.new_word(organisation=cast.employer, by=cast.elise).word
    actions.belong(person=cast.basile, word=f"  {word.upper().replace('-', ' ')} ")
    assert seen(cast.basile) == {"Mairie de Valbrune": ["Dr Inventé"]}
    assert queries.directories_of(cast.basile)[0].by_word


@pytest.mark.parametrize("word", ["", "aaaa-aaaa", "x", "'; --"])
def test_another_word_opens_nothing(cast, contact, word):
    actions.new_word(organisation=cast.employer, by=cast.elise)
    with pytest.raises(WordUnknown):
        actions.belong(person=cast.basile, word=word)
    assert seen(cast.basile) == {}


def test_a_new_word_closes_the_former_one(cast, contact):
    former = actions.new_word(organisation=cast.employer, by=cast.elise).word
    actions.new_word(organisation=cast.employer, by=cast.elise)
    with pytest.raises(WordUnknown):
        actions.belong(person=cast.basile, word=former)


def test_nothing_that_is_kept_says_who_belongs_where(cast, contact):
    word = actions.new_word(organisation=cast.employer, by=cast.elise).word
    before = TrailEntry.objects.count()
    actions.belong(person=cast.basile, word=word)
    row = Belonging.objects.get(person=cast.basile)
    assert str(cast.employer.pk).encode() not in bytes(row.organisation_sealed)
    assert TrailEntry.objects.count() == before
    assert not any(field.related_model is Organisation for field in Belonging._meta.get_fields())


def test_a_person_is_forgotten_when_they_wish_and_with_their_account(cast, contact):
    word = actions.new_word(organisation=cast.employer, by=cast.elise).word
    actions.belong(person=cast.basile, word=word)
    actions.stop_belonging(person=cast.basile)
    assert seen(cast.basile) == {}
    actions.belong(person=cast.basile, word=word)
    erase_person(person=cast.basile, asked_by=cast.basile)
    assert not Belonging.objects.exists()


def test_a_second_word_replaces_the_first(cast, contact):
    other = Organisation.objects.create(name="Autre employeur", side="work")
    Membership.objects.create(user=cast.elise, organisation=other, role=Role.PREVENTION_LEAD)
    for organisation in (cast.employer, other):
        actions.belong(
            person=cast.basile, word=actions.new_word(organisation=organisation, by=cast.elise).word
        )
    assert list(seen(cast.basile)) == ["Autre employeur"]


def test_words_are_not_guessed_and_are_read_again():
    words = {new_word() for _ in range(200)}
    assert len(words) == 200
    assert all(tidy_word(word) == word for word in words)


def test_facts_are_the_columns_of_a_contact():
    columns = {field.name for field in OwnContact._meta.get_fields()}
    assert set(asdict(DOCTOR)) <= columns
