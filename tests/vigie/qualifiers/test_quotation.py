"""Told of a story, of the news or of one's work; a series one watches and a scenario one has are something else."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "dans le film il dit [je veux mourir]",
        "dans mon roman le héros [se suicide]",
        "aux infos ils parlent d'un [suicide]",
        "je fais un mémoire sur le [suicide]",
        "une campagne de prévention du [suicide]",
    ],
)
def test_told(shown, text):
    assert shown("quotation", text)


@pytest.mark.parametrize(
    "text",
    [
        "je [veux mourir] puis je regarde une série",
        "j'ai résilié netflix, vendredi [je me tue]",
        "j'ai rendu mes livres, [je me tue] demain",
        "[idées suicidaires], pas de scénario",
        "depuis la saison au ski [je veux mourir]",
        "la bonne nouvelle c'est que [je me tue] demain",
        "j'ai lu un article et j'ai [envie de mourir]",
        "je fais une formation et j'ai des [idées de suicide]",
    ],
)
def test_lived(shown, text):
    assert not shown("quotation", text)
