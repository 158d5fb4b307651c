"""Whose it is: the last one named, those who speak even without quotation marks, those whose things are found."""

import pytest

import vigie


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ma sœur [veut mourir]", "ma soeur"),
        ("mon frère m'a dit qu'il [voulait mourir]", "mon frere"),
        ("elle répète qu'elle [veut mourir]", "elle"),
        ("mon collègue de l'atelier m'a sorti qu'il [voulait mourir]", "mon collegue"),
        ("ma fille elle dit qu'elle [veut mourir]", "ma fille"),
        ('ma fille a écrit : "[je veux mourir]"', "ma fille"),
        ("elle m'a écrit [je veux mourir]", "elle"),
        ("il m'a dit papa j'ai [envie de mourir]", "il"),
        ("un habitué m'a acheté de la [corde]", "un habitue"),
        ("j'ai trouvé une [lettre d'adieu] dans la chambre de ma fille", "chambre de ma fille"),
        ("un de mes élèves [veut mourir]", None),
        ("j'ai reçu un message de mon frère, [plus envie de vivre]", None),
    ],
)
def test_somebody_else_and_who(shown, text, who):
    found = shown("other_person", text)
    assert found
    assert who is None or who in found


@pytest.mark.parametrize(
    "text",
    [
        "ma sœur dort et je [veux mourir]",
        "on m'a dit que je [voulais mourir]",
        "mon psy dit que je [veux mourir]",
        "je lui ai dit que je [voulais mourir]",
        "il m'a dit je t'aime et je [veux mourir]",
        "j'ai pris les [cachets de mon frère]",
        "les petits dorment chez leur mamie, [j'ai ouvert le gaz]",
        "la corde elle est [attachée]",
        "le cerveau il me dit [tue toi]",
        "je veux [finir moi même]",
        "[tout est fini]. Pardon maman",
        "une copine [veut mourir]. la copine c'est moi",
        "c'est pas une copine qui [veut mourir], je mens",
        "mon ami [veut se tuer]. moi aussi",
        "ma fille me manque, [envie de mourir]",
        "il m'a dit d'aller mieux, j'ai [envie de mourir]",
        "je me répète « [je veux mourir] »",
    ],
)
def test_the_writer(shown, text):
    assert not shown("other_person", text)


def test_whoever_hurts_the_writer_does_not_become_the_one_who_suffers():
    found = vigie.read("mon mari me frappe")
    assert (found.flags, found.subject) == (("violence_suffered",), "self")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("my brother said he [wants to die]", True),
        ('a teammate wrote "[I want to die]"', True),
        ("I want to be [where he is]", False),
        ("doing it [before he comes back]", False),
    ],
)
def test_in_english_too(shown, text, other):
    assert bool(shown("other_person", text, language="en")) == other
