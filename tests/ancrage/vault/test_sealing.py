"""A sealed text opens at its place, for its owner, under the right key: otherwise never, and never in clear."""

import base64
import json
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ancrage.companion.models import Conversation, Message
from ancrage.vault import actions, queries, rules
from ancrage.vault.errors import KeyDestroyed, KeyMissing, SealBroken
from ancrage.vault.models import PersonKey
from ancrage.vault.rows import opened, place_of
from ancrage.vault.rules import KeyRing, Place

SAID = "je n’en peux plus, dit la tortue"
OWNER, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
PLACE = Place("companion.message", "text", uuid.UUID(int=3))
KEY = bytes(range(32))


@given(text=st.text(max_size=300))
def test_any_text_comes_back_as_it_was(text):
    bound = PLACE.bound_to(OWNER)
    assert rules.unseal(KEY, rules.seal(KEY, text, bound), bound) == text


def test_a_lone_surrogate_and_a_null_byte_come_back_too():
    bound = PLACE.bound_to(OWNER)
    text = "a\x00b\ud83d"
    assert rules.unseal(KEY, rules.seal(KEY, text, bound), bound) == text


def test_the_same_text_sealed_twice_shows_no_likeness():
    bound = PLACE.bound_to(OWNER)
    one, other = rules.seal(KEY, SAID, bound), rules.seal(KEY, SAID, bound)
    assert one[1:] != other[1:]
    assert SAID.encode() not in one


@given(at=st.integers(0, 60), bit=st.integers(0, 7))
def test_any_changed_bit_is_detected(at, bit):
    bound = PLACE.bound_to(OWNER)
    sealed = bytearray(rules.seal(KEY, SAID, bound))
    sealed[at] ^= 1 << bit
    with pytest.raises(SealBroken):
        rules.unseal(KEY, bytes(sealed), bound)


@pytest.mark.parametrize(
    "place",
    [
        Place("companion.conversation", "text", PLACE.row),
        Place("companion.message", "note", PLACE.row),
        Place("companion.message", "text", uuid.UUID(int=4)),
    ],
    ids=["another table", "another column", "another row"],
)
def test_a_text_moved_elsewhere_does_not_open(db, place):
    sealed = actions.seal(owner=OWNER, place=PLACE, text=SAID)
    assert queries.unseal(owner=OWNER, place=PLACE, sealed=sealed) == SAID
    with pytest.raises(SealBroken):
        queries.unseal(owner=OWNER, place=place, sealed=sealed)


def test_a_text_given_to_someone_else_does_not_open(db):
    sealed = actions.seal(owner=OWNER, place=PLACE, text=SAID)
    actions.seal(owner=OTHER, place=PLACE, text="autre")
    with pytest.raises(SealBroken):
        queries.unseal(owner=OTHER, place=PLACE, sealed=sealed)


def test_swapping_the_ciphertext_of_two_rows_is_detected(cast):
    """Two messages of the same person, swapped by whoever owns the database."""
    talk = Conversation.objects.create(person=cast.amina)
    one, other = (_message(talk, position, f"message {position}") for position in (1, 2))
    first, second = one.text_sealed, other.text_sealed
    Message.objects.filter(pk=one.pk).update(text_sealed=second)
    Message.objects.filter(pk=other.pk).update(text_sealed=first)
    with pytest.raises(SealBroken):
        opened(Message.objects.order_by("position"), owner=cast.amina.pk)


def test_swapping_two_people_keys_opens_nothing(db):
    """The wrapped keys carry no owner, the texts do: keys exchanged in the table give no text."""
    sealed = actions.seal(owner=OWNER, place=PLACE, text=SAID)
    actions.seal(owner=OTHER, place=PLACE, text="autre")
    mine, theirs = (PersonKey.objects.get(owner_id=owner) for owner in (OWNER, OTHER))
    PersonKey.objects.filter(pk=mine.pk).update(wrapped=theirs.wrapped)
    with pytest.raises(SealBroken):
        queries.unseal(owner=OWNER, place=PLACE, sealed=sealed)


def _message(talk, position, text):
    message = Message(conversation=talk, position=position, author=Message.Author.PERSON)
    message.text_sealed = actions.seal(owner=talk.person_id, place=place_of(message, "text"), text=text)
    message.save()
    return message


def wrong_ring(name="test"):
    return json.dumps({"current": name, "keys": {name: base64.b64encode(b"w" * 32).decode()}})


@pytest.mark.parametrize(
    "ring", ["", "{", wrong_ring(), wrong_ring("other")], ids=["none", "torn", "wrong", "lost"]
)
def test_without_the_right_key_nothing_opens_and_nothing_is_written(db, settings, ring):
    sealed = actions.seal(owner=OWNER, place=PLACE, text=SAID)
    settings.KEKS = ring
    with pytest.raises(KeyMissing) as refused:
        queries.unseal(owner=OWNER, place=PLACE, sealed=sealed)
    assert "keks.json" in str(refused.value)
    with pytest.raises(KeyMissing):
        actions.seal(owner=OWNER, place=PLACE, text=SAID)
    assert PersonKey.objects.count() == 1


def test_without_any_key_a_first_text_is_refused_not_kept_in_clear(db, settings):
    settings.KEKS = ""
    with pytest.raises(KeyMissing):
        actions.seal(owner=OWNER, place=PLACE, text=SAID)
    assert not PersonKey.objects.exists()


def test_what_a_person_reads_of_an_error_names_no_key_and_no_id(db):
    with pytest.raises(KeyMissing) as refused:
        queries.data_key(OWNER)
    assert refused.value.said == "Ce texte ne peut pas être ouvert pour l’instant."


def test_a_destroyed_key_stays_destroyed(db):
    sealed = actions.seal(owner=OWNER, place=PLACE, text=SAID)
    row = actions.destroy_key(owner=OWNER)
    assert actions.destroy_key(owner=OWNER).destroyed_at == row.destroyed_at
    for attempt in (
        lambda: queries.unseal(owner=OWNER, place=PLACE, sealed=sealed),
        lambda: actions.seal(owner=OWNER, place=PLACE, text=SAID),
    ):
        with pytest.raises(KeyDestroyed):
            attempt()


def test_destroying_the_key_of_someone_who_never_wrote_forbids_a_later_one(db):
    actions.destroy_key(owner=OWNER)
    with pytest.raises(KeyDestroyed):
        actions.seal(owner=OWNER, place=PLACE, text=SAID)


def test_two_first_texts_at_once_share_one_key(db, monkeypatch):
    """Another request made the key between our look and our write."""
    monkeypatch.setattr(actions, "_key_for", actions._new_key)
    sealed_first = actions.seal(owner=OWNER, place=PLACE, text="un")
    sealed_second = actions.seal(owner=OWNER, place=PLACE, text="deux")
    assert PersonKey.objects.count() == 1
    assert queries.unseal(owner=OWNER, place=PLACE, sealed=sealed_first) == "un"
    assert queries.unseal(owner=OWNER, place=PLACE, sealed=sealed_second) == "deux"


def test_a_ring_written_is_a_ring_read():
    ring = KeyRing(current="b", keys={"a": b"a" * 32, "b": b"b" * 32})
    assert rules.parse_ring(rules.ring_text(ring)) == ring


def test_a_key_in_hand_is_unwrapped_once_and_forgotten_after(db, django_assert_num_queries):
    owner, place = uuid.uuid4(), Place("t", "f", uuid.uuid4())
    sealed = actions.seal(owner=owner, place=place, text="secret")
    with django_assert_num_queries(1), queries.keys_in_hand():
        assert queries.unseal(owner=owner, place=place, sealed=sealed) == "secret"
        assert queries.unseal(owner=owner, place=place, sealed=sealed) == "secret"
    actions.destroy_key(owner=owner)
    with queries.keys_in_hand(), pytest.raises(KeyDestroyed):
        queries.unseal(owner=owner, place=place, sealed=sealed)
