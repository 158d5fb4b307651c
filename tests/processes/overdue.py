"""Run in a process of its own: raise an alert about the first person who talks, whose clock has run out."""

from datetime import timedelta

import django

django.setup()

from ancrage.accounts.models import User  # noqa: E402
from ancrage.care.actions import raise_alert  # noqa: E402
from ancrage.care.models import Alert  # noqa: E402
from ancrage.care.rules import Level, Reason, ReasonKind  # noqa: E402
from ancrage.kernel import clock  # noqa: E402

person = User.objects.filter(username__startswith="personne").order_by("username")[0]
alert = raise_alert(about=person, because=Reason(kind=ReasonKind.ASKED_FOR, level=Level.RED))
Alert.objects.filter(pk=alert.pk).update(due_at=clock.now() - timedelta(minutes=1))
