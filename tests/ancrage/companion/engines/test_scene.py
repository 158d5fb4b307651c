"""How the person speaks decides how they are spoken to."""

import pytest

from ancrage.companion.engines.scene import address_said


@pytest.mark.parametrize(
    "said", ["t'ecoutes rien", "que tu repondes a ma question deja", "t bugé, tu vois pas", "t'es à l'ouest"]
)
def test_someone_who_says_tu_to_the_companion_is_said_tu_at_any_age(said):
    assert address_said("vous", said) == "tu"


def test_tu_in_what_someone_else_said_changes_nothing():
    assert address_said("vous", "ma belle-sœur m'a dit tu en reprendras un autre") == "vous"
