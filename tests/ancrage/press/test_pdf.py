"""A page composed by typst: what people write stays what they wrote, whatever it looks like."""

import re
import zlib

import pytest

from ancrage.plans.rules import Line, Number
from ancrage.press import pdf
from ancrage.web.person.plan_page import PAPER, on_paper

NUMBERS = (Number("Numéro national", "3114"), Number("Urgence 114", sms="114"))
HOSTILE = [
    '#read("/etc/passwd")',
    "#panic(1)",
    "$ x^2 $",
    "*gras* _ital_ `code` <label> @ref = titre",
    "#{ while true {} }",
    '"}] #eval("1+1")',
    "\\u{41} \\ // commentaire /* ouvert",
    "[[[[ ]] ) } ;",
    "\u202egauche \x00 \x1b[31m",
    "😀 العربية 中文",
    "x" * 300,
    "https://example.org/#import",
]


def page(kind, *lines, **steps):
    contents = {"signs": tuple(Line(text) for text in lines)} | steps
    return on_paper(contents, kind=kind, numbers=NUMBERS, at=None)


def ink(picture: bytes) -> int:
    """Return how much a picture weighs once its pixels are unpacked and packed again: a blank one weighs almost nothing."""
    return len(zlib.compress(picture))


@pytest.mark.parametrize("kind", ["a4", "pocket"])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_word_of_a_person_is_ever_code(kind, text):
    made = pdf.pdf(PAPER, page(kind, text))
    assert made.startswith(b"%PDF-")
    assert b"root:x:0" not in made
    # Read as text, it leaves ink that an empty line does not.
    assert ink(pdf.pictures(PAPER, page(kind, text))[0]) != ink(pdf.pictures(PAPER, page(kind))[0])


def test_what_would_compute_is_written_as_it_is():
    written = pdf.pictures(PAPER, page("a4", "#(40+2)"))[0]
    computed = pdf.pictures(PAPER, page("a4", "42"))[0]
    assert written != computed


def test_the_same_words_make_the_same_picture():
    assert pdf.pictures(PAPER, page("a4", "je dors mal")) == pdf.pictures(PAPER, page("a4", "je dors mal"))


def test_fonts_are_in_the_page_itself():
    made = pdf.pdf(PAPER, page("a4", "je dors mal"))
    assert re.search(rb"/FontFile[23]", made)


@pytest.mark.parametrize(("kind", "pages"), [("a4", 1), ("pocket", 1)])
def test_an_ordinary_plan_and_a_blank_one_hold_on_one_sheet(kind, pages):
    plan = {
        "signs": (Line("je ne réponds plus aux messages"), Line("je dors mal trois nuits de suite")),
        "alone": (Line("marcher jusqu’au parc"), Line("une douche")),
        "people": (Line("ma sœur", "06 12 34 56 78"), Line("Karim", "+33 6 98 76 54 32")),
        "reasons": (Line("mon fils, demain matin"),),
    }
    assert len(pdf.pictures(PAPER, page(kind, **plan))) == pages
    assert len(pdf.pictures(PAPER, page(kind))) == pages


@pytest.mark.parametrize("kind", ["a4", "pocket"])
def test_the_longest_plan_goes_on_to_other_sheets_and_loses_nothing(kind):
    full = {
        step: (Line("mot " * 75, "06 12 34 56 78"),) * 12 for step in ("signs", "around", "people", "safe")
    }
    assert len(pdf.pictures(PAPER, page(kind, **full))) > 1


def test_a_template_reads_nothing_outside_its_folder(tmp_path):
    import typst

    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    template = folder / "page.typ"
    template.write_text('#read("../secret.txt")')
    with pytest.raises(typst.TypstError):
        pdf.pdf(template, {})
