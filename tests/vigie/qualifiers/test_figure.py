"""Ways of speaking that name death and mean something else."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "je [me tue] à leur répéter de ranger",
        "elle est [pendue] à son téléphone",
        "je [me noie] dans les papiers",
        "je coule un peu mais je [me noie] plus",
        "sortir ça un vendredi c'est [suicidaire]",
        "je veux [en finir] avec ce boulot",
        "le serveur [veut mourir]",
        "au marathon j'ai [voulu mourir]",
    ],
)
def test_a_way_of_speaking(shown, text):
    assert shown("figure", text)


@pytest.mark.parametrize(
    "text",
    [
        "je [me tue] à petit feu",
        "je [me tue] demain",
        "je veux [en finir]",
        "je veux [en finir] avec la vie",
        "mon frère est [pendu] dans la grange",
        "ce boulot me donne [envie de mourir]",
    ],
)
def test_meant_as_it_is_said(shown, text):
    assert not shown("figure", text)
