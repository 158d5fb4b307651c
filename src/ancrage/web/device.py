"""What a device knows of whoever uses it: a name that says nothing, the same at each visit."""

from typing import Any

from django.utils.crypto import salted_hmac

LENGTH = 16


def owner_of(user: Any) -> str:
    """Return the name under which this device keeps what someone wrote without a network.

    "" when nothing may be kept: nobody is logged in, or the discreet mode asks to leave no trace.
    """
    if not user.is_authenticated or user.discreet:
        return ""
    return salted_hmac("ancrage.device.owner", str(user.pk)).hexdigest()[:LENGTH]
