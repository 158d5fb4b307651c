"""Run in a process of its own: take every waiting alert as one professional; print what came of each, as JSON lines."""

import json
import sys
import time
from pathlib import Path

import django

django.setup()

from ancrage.accounts.models import User  # noqa: E402
from ancrage.care.actions import take_alert  # noqa: E402
from ancrage.care.models import Alert  # noqa: E402
from ancrage.kernel.errors import Conflict  # noqa: E402

SLOT = 0.03


def main(name, ready, go):
    professional = User.objects.get(username=name)
    alerts = list(Alert.objects.order_by("id"))
    Path(ready).touch()
    while not Path(go).exists():
        time.sleep(0.001)
    begin = Path(go).stat().st_mtime + 0.1
    for slot, alert in enumerate(alerts):
        time.sleep(max(begin + slot * SLOT - time.time(), 0))  # both at the same instant, alert after alert
        started = time.time()
        try:
            take_alert(alert=alert, by=professional)
            said = ""
        except Conflict as conflict:
            said = conflict.said
        outcome = {"alert": str(alert.pk), "by": professional.shown_name, "said": said}
        sys.stdout.write(json.dumps({**outcome, "from": started, "to": time.time()}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
