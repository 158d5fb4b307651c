"""Negation as people speak: it must touch what it denies, and many turns only look like it."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "j'ai pas [envie de mourir]",
        "j'ai vraiment pas l'[envie de mourir]",
        "je n'ai jamais eu [envie de mourir]",
        "aucune [envie de mourir]",
        "j'ai ni [envie de mourir] ni rien",
        "je pars sans [vouloir mourir]",
        "je veux pas [mourir]",
        "n'allez pas croire que je [veux mourir]",
        "[me tuer] ? jamais de la vie",
        "[me tuer] ? non jamais",
        "je lui ai demandé si il pensait à [se tuer], il m'a dit non",
    ],
)
def test_denied(shown, text):
    assert shown("negation", text)


@pytest.mark.parametrize(
    "text",
    [
        "jsuis pas bien [envie de mourir]",
        "jsuis pas bien, j'ai [envie de mourir]",
        "j'ai pas mangé et j'ai [envie de mourir]",
        "je dors pas je [veux mourir]",
        "j'ai pas juste [envie de mourir], j'ai un plan",
        "j'ai pas que des [idées de mort]",
        "je peux pas m'empêcher de [penser à mourir]",
        "je n'arrive plus à m'empêcher de [vouloir mourir]",
        "pas un jour sans [penser à mourir]",
        "je pense sans arrêt à [mourir]",
        "je dis pas que j'ai pas [envie de mourir]",
        "j'ai pas mal d'[idées suicidaires]",
        "j'ose pas [me tuer]",
        "j'ai pas le courage de [me tuer]",
        "j'ai pas réussi à [me tuer]",
        "j'ai pas peur de [mourir]",
        "pourquoi pas [mourir]",
        "sans vouloir me plaindre j'ai [envie de mourir]",
        "on m'a demandé si je pensais à [me tuer], j'ai dit non mais c'est oui",
        "j'ai dit que j'avais pas d'[idées suicidaires]. J'ai menti.",
    ],
)
def test_only_looks_denied(shown, text):
    assert not shown("negation", text)


@pytest.mark.parametrize(
    "text",
    [
        "j'ai [envie de mourir]. non mais ça va",
        "je [veux mourir], non mais ça va hein",
        "j'ai [envie de mourir], enfin je sais pas, oubliez",
        "je pense à [me tuer] mais ça va aller t'inquiète",
        "je [veux mourir] non ?",
    ],
)
def test_making_light_of_it_afterwards_never_lowers(shown, text):
    assert [
        name for name in ("negation", "past", "hypothesis", "quotation", "figure") if shown(name, text)
    ] == []


@pytest.mark.parametrize(
    ("text", "pattern", "denied"),
    [
        ("je [pense pas à mourir]", "pense .. mourir", True),
        ("je [pense plus à mourir]", "pense .. mourir", True),
        ("je [pense plus souvent à mourir]", "pense .. mourir", False),
        ("je [pense pas qu'à mourir]", "pense .. mourir", False),
        ("je [veux pas vivre]", "veux pas vivre", False),
    ],
)
def test_a_denial_may_stand_within_what_matched(shown, text, pattern, denied):
    assert bool(shown("negation", text, pattern=pattern)) == denied


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("I don't [want to die]", True),
        ("I don't have any [thoughts of suicide]", True),
        ("I can't stop [thinking about suicide]", False),
        ("not only do i [want to die]", False),
        ("never a day without [wanting to die]", False),
    ],
)
def test_in_english_too(shown, text, denied):
    assert bool(shown("negation", text, language="en")) == denied
