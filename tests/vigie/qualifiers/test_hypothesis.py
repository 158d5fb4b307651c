"""Supposed of nobody, asked about the service, or feared; what one supposes of oneself stays heard."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "si quelqu'un te dit qu'il [veut mourir] tu fais quoi",
        "que faire si un ami [veut mourir] ?",
        "comment aider une personne qui [veut mourir]",
        "si je voulais [mourir] je vous le dirais",
        "vous prévenez quelqu'un si une personne parle de [se tuer] ?",
        "est-ce que le mot [suicide] déclenche une alerte ?",
        "quand je dis que je vais [me pendre] c'est à cause du logiciel",
    ],
)
def test_supposed(shown, text):
    assert shown("hypothesis", text)


@pytest.mark.parametrize(
    "text",
    [
        "si je [me tue] qui s'occupera du chat",
        "que se passe-t-il si je dis que je [veux mourir] ?",
        "que faire pour quelqu'un qui pense à [se tuer] ? ce quelqu'un vous écrit",
        "si ça continue je [me tue]",
    ],
)
def test_supposed_of_oneself_is_heard(shown, text):
    assert not shown("hypothesis", text)


@pytest.mark.parametrize(
    ("text", "level", "feared"),
    [
        ("j'ai peur de pas [me réveiller]", "passive", True),
        ("2 % de risque de [ne pas se réveiller]", "passive", True),
        ("j'ai peur de [me tuer]", "active", False),
        ("j'ai peur et j'ai [envie de mourir]", "passive", False),
    ],
)
def test_a_death_that_is_feared_is_not_wished(shown, text, level, feared):
    assert bool(shown("hypothesis", text, level=level)) == feared
