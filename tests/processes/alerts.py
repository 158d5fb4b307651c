"""Run in a process of its own: raise one alert of each kind about each person who talks."""

import django

django.setup()

from ancrage.accounts.models import User  # noqa: E402
from ancrage.care.actions import raise_alert  # noqa: E402
from ancrage.care.rules import Level, Reason, ReasonKind  # noqa: E402

for person in User.objects.filter(username__startswith="personne").order_by("username"):
    for kind in ReasonKind:
        raise_alert(about=person, because=Reason(kind=kind, level=Level.RED))
