"""What the tests of a team's pages share."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client


@pytest.fixture
def enter():
    """Open a browser as someone who has set up their second factor."""

    def as_(user) -> Client:
        Authenticator.objects.get_or_create(user=user, type="totp", defaults={"data": {"secret": "x"}})
        client = Client()
        client.force_login(user)
        return client

    return as_
