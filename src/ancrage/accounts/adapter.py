"""How allauth meets our people."""

from allauth.account.adapter import DefaultAccountAdapter


class Adapter(DefaultAccountAdapter):
    """No mail is ever sent with anything but a link."""
