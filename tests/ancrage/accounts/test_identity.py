"""Who someone is, as far as they choose to leave it."""

from ancrage.accounts import actions, queries
from ancrage.accounts.models import Identity

FACTS = {
    "full_name": "Amina Belkacem",
    "phone": "06 00 00 00 00",
    "place": "3 rue des Tilleuls",
    "trusted_contact": "",
}


def test_an_identity_is_sealed_and_opens_for_its_owner(cast):
    actions.set_identity(person=cast.amina, facts=FACTS)
    row = Identity.objects.get(user=cast.amina)
    assert b"Belkacem" not in bytes(row.full_name_sealed)
    assert queries.identity_of(cast.amina) == FACTS


def test_an_emptied_fact_is_forgotten(cast):
    actions.set_identity(person=cast.amina, facts=FACTS)
    actions.set_identity(person=cast.amina, facts={**FACTS, "phone": "  "})
    assert Identity.objects.get(user=cast.amina).phone_sealed is None
    assert queries.identity_of(cast.amina)["phone"] == ""


def test_nothing_left_opens_as_nothing(cast):
    assert set(queries.identity_of(cast.basile).values()) == {""}


def test_an_identity_moved_to_another_account_does_not_open(cast):
    import pytest

    from ancrage.vault.errors import SealBroken

    actions.set_identity(person=cast.amina, facts=FACTS)
    actions.set_identity(person=cast.basile, facts={**FACTS, "full_name": "Basile Roche"})
    stolen = Identity.objects.get(user=cast.amina).full_name_sealed
    Identity.objects.filter(user=cast.basile).update(full_name_sealed=stolen)
    with pytest.raises(SealBroken):
        queries.identity_of(cast.basile)
