"""Each pair of colours that meets on screen can be told apart, by day and by night."""

import re

import pytest

from ancrage.web.ui.stylesheet import WEB
from tests.web.ui.colours import TOKENS, as_hex, colours, contrast

GROUNDS = ("ground", "surface", "sunk")
WASHES = ("blue-wash", "accent-wash", "red-wash", "orange-wash", "yellow-wash", "green-wash")
TEXT = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-soft", "blue", "blue-deep", "accent", "red")
        for ground in GROUNDS
    ),
    *(("ink", wash) for wash in WASHES),
    *(("ink-soft", wash) for wash in WASHES),
    *((level, f"{level}-wash") for level in ("blue", "accent", "red", "orange", "yellow", "green")),
    *((level, ground) for level in ("orange", "green") for ground in GROUNDS),
    *((f"on-{fill}", fill) for fill in ("blue", "accent", "red", "orange", "yellow", "green", "night")),
    ("on-blue", "blue-deep"),
    ("on-night", "night-line"),
    ("night", "on-night"),
    ("blue-deep", "blue-wash"),
]
SHAPES = [("edge", ground) for ground in (*GROUNDS, "blue-wash")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_words_can_be_read(ink, ground, scheme):
    found = colours(scheme)
    assert contrast(found[ink], found[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_people_read_most_is_well_above_the_minimum(scheme):
    found = colours(scheme)
    assert all(contrast(found["ink"], found[ground]) >= 10 for ground in GROUNDS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_edges_of_fields_and_shapes_can_be_seen(shape, ground, scheme):
    found = colours(scheme)
    assert contrast(found[shape], found[ground]) >= 3


def test_a_browser_that_does_not_know_day_and_night_gets_the_day():
    fallback = (WEB / "ui" / "styles" / "21_fallback.css").read_text()
    given = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", fallback))
    assert given == {name: as_hex(colour) for name, colour in colours("light").items()}


def test_every_colour_has_a_day_and_a_night():
    assert set(colours("light")) == set(colours("dark"))
    assert len(colours("light")) >= 25


def test_the_reckoning_itself_is_right():
    white, black = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
    assert contrast(white, black) == pytest.approx(21)


def stronger() -> dict[str, str]:
    """Return what `prefers-contrast: more` puts in the place of what."""
    block = re.search(r"@media \(prefers-contrast: more\) \{(.*?)\n  \}", TOKENS, re.DOTALL)[1]
    return dict(re.findall(r"--([\w-]+): var\(--([\w-]+)\);", block))


def test_whoever_asks_for_more_contrast_gets_more_of_it_in_both_schemes():
    swaps = stronger()
    assert set(swaps) >= {"ink-soft", "line", "edge"}
    for scheme in ("light", "dark"):
        found = colours(scheme)
        for name, taken in swaps.items():
            for ground in GROUNDS:
                assert contrast(found[taken], found[ground]) > contrast(found[name], found[ground]), (
                    name,
                    ground,
                )
        assert all(contrast(found[swaps["ink-soft"]], found[ground]) >= 7 for ground in (*GROUNDS, *WASHES))
        assert all(contrast(found[swaps["edge"]], found[ground]) >= 7 for ground in GROUNDS)
        assert all(contrast(found[swaps["line"]], found[ground]) >= 3 for ground in GROUNDS)


def test_the_two_looks_one_may_choose_are_the_two_schemes_that_are_checked():
    looks = (WEB / "ui" / "styles" / "22_looks.css").read_text()
    assert re.findall(r'data-scheme="(\w+)"\] \{ color-scheme: (\w+); \}', looks) == [
        ("light", "light"),
        ("dark", "dark"),
    ]
