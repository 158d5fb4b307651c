"""Run in a process of its own: what the database says of each message that a browser saw accepted, as JSON."""

import json
import sys

import django

django.setup()

from ancrage.care.models import Alert, AlertReason  # noqa: E402
from ancrage.companion.models import Message  # noqa: E402
from ancrage.vigilance.models import Reading  # noqa: E402


def message_facts(key):
    rows = list(Message.objects.filter(key=key).order_by("position"))
    reading = Reading.objects.filter(message_id__in=[row.pk for row in rows]).first()
    unread = reading is None or reading.read_at is None
    return {
        "rows": len(rows),
        "replies": Message.objects.filter(answers__in=rows).count(),
        "state": reading.state if reading else "missing",
        "unread_for": None if unread else (reading.read_at - rows[0].at).total_seconds(),
        "raised": reading is not None and AlertReason.objects.filter(reading_id=reading.pk).exists(),
    }


def alert_facts(alert):
    sent = alert.deliveries.filter(sent_at__isnull=False)
    return {
        "id": str(alert.pk),
        "sent": sorted(sent.values_list("channel", flat=True).distinct()),
        "pending": alert.deliveries.filter(due_at__isnull=False).count(),
        "step": alert.step,
        "state": alert.state,
    }


keys = json.load(sys.stdin)
verdict = {
    "messages": {key: message_facts(key) for key in keys},
    "alerts": [alert_facts(alert) for alert in Alert.objects.order_by("created_at", "id")],
}
sys.stdout.write(json.dumps(verdict))
