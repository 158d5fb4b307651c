"""Telephone numbers as people type them."""

import pytest

from ancrage.exchanges.rules import masked, telephone


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("06 12 34 56 78", "06 12 34 56 78"),
        ("0612345678", "06 12 34 56 78"),
        ("06.12.34.56.78", "06 12 34 56 78"),
        ("+33 6 12 34 56 78", "06 12 34 56 78"),
        ("+33 (0)6 12 34 56 78", "06 12 34 56 78"),
        ("0033612345678", "06 12 34 56 78"),
        ("+32 470 12 34 56", "+32470123456"),
        ("06 12 34 56", ""),
        ("demain plutôt", ""),
        ("", ""),
        ("3114", ""),
    ],
)
def test_a_number_is_read_as_people_type_it(typed, read):
    assert telephone(typed) == read


def test_a_number_shown_is_known_to_its_owner_only():
    assert masked("06 12 34 56 78") == "06 •• •• •• 78"
    assert masked("") == ""
