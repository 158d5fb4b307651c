"""The guard rails of the suite hold something back."""

import socket

import pytest
from django.http import HttpResponse
from django.template import engines

from ancrage.accounts.models import Organisation
from tests.conftest import assert_tokens


def test_an_unknown_template_variable_fails():
    template = engines["django"].from_string("{{ no_such_thing }}")
    with pytest.raises(AssertionError, match="no_such_thing"):
        template.render({})


def test_a_form_without_a_token_fails():
    with pytest.raises(AssertionError, match="CSRF"):
        assert_tokens(HttpResponse('<form method="post"><input name="a"></form>'))


def test_a_form_with_its_token_passes():
    assert_tokens(HttpResponse('<form method="post"><input name="csrfmiddlewaretoken"></form>'))


def test_a_query_without_an_order_comes_back_in_any_order(db):
    for number in range(30):
        Organisation.objects.create(name=f"Équipe {number:02}", side="care")
    orders = {tuple(organisation.name for organisation in Organisation.objects.all()) for _ in range(5)}
    assert len(orders) > 1
    in_order = [organisation.name for organisation in Organisation.objects.order_by("name")]
    assert in_order == sorted(in_order)


def test_another_host_cannot_be_reached():
    with socket.socket() as tried, pytest.raises(UserWarning, match=r"192\.0\.2\.1"):
        tried.connect(("192.0.2.1", 80))
