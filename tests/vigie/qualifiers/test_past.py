"""What is over is told by a time long gone or by a recovery; what is recent or back is not over."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "il y a dix ans j'ai [voulu mourir]",
        "c'était y'a quinze ans, je [voulais mourir]",
        "à l'époque je [voulais mourir]",
        "quand j'étais ado je [voulais mourir]",
        "je [voulais mourir] mais je m'en suis sortie",
        "j'ai [voulu mourir], c'est de l'histoire ancienne",
        "200 jours sans [me couper]",
    ],
)
def test_over(shown, text):
    assert shown("past", text)


@pytest.mark.parametrize(
    "text",
    [
        "il y a deux jours j'ai [voulu mourir]",
        "il y a dix minutes j'ai [voulu mourir]",
        "il y a trois semaines j'ai [voulu mourir]",
        "il y a dix ans j'ai [voulu mourir], et ce soir ça revient",
        "207 jours sans [me couper] et hier retour à zéro",
        "il y a dix ans j'ai [voulu mourir] et j'ai envie de recommencer",
        "je [veux mourir]",
    ],
)
def test_not_over(shown, text):
    assert not shown("past", text)


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("I was [suicidal] two years ago", True),
        ("I was [suicidal], I'm well now", True),
        ("two days ago I felt [suicidal]", False),
    ],
)
def test_in_english_too(shown, text, over):
    assert bool(shown("past", text, language="en")) == over
