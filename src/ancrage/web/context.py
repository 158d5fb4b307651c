"""What every template knows of the house."""

from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, object]:
    """Return the few facts that base templates show."""
    del request
    return {"demo": settings.DEMO, "exit_url": settings.EXIT_URL}
