"""The examples in the docstrings of vigie are true."""

import doctest
import importlib
import pkgutil

import pytest

import vigie

LEARNS = "vigie.training."  # needs the `train` extra, which tests do not install
MODULES = [
    name
    for _, name, _ in pkgutil.walk_packages(vigie.__path__, "vigie.")
    if name != "vigie.__main__" and not name.startswith(LEARNS)
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
