"""Counts and ages for a monitoring tool: numbers of the service, never of a person or a team."""

import argparse
import sys
from datetime import datetime

from django.db.models import Count, Min, QuerySet
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from ancrage.accounts.models import User
from ancrage.audit.models import Head, Seal, Unsealed
from ancrage.care.models import Alert, Delivery, Watch
from ancrage.care.rules import AlertState, Level
from ancrage.companion.models import Message
from ancrage.config import checks
from ancrage.jobs import beats
from ancrage.kernel import clock
from ancrage.vigilance.models import Reading

HELP = "Mesures du service au format de Prometheus : des nombres et des âges, rien de personne."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--checks", action="store_true", help="compter aussi les erreurs de « doctor » (plus lent)"
    )


def run(args: argparse.Namespace) -> int:
    sys.stdout.write(collected(with_checks=args.checks))
    return 0


def collected(*, with_checks: bool = False) -> str:
    """Return every measure, in text."""
    registry = CollectorRegistry()
    for fill in (_sizes, _waiting, _alerts, _trail, _loops):
        fill(registry)
    if with_checks:
        errors = sum(message.is_serious() for message in checks.found())
        _gauge(registry, "check_errors", "Errors that doctor finds", errors)
    return generate_latest(registry).decode()


def _sizes(registry: CollectorRegistry) -> None:
    _gauge(registry, "accounts", "Accounts", User.objects.count())
    _gauge(registry, "messages", "Messages kept", Message.objects.count())
    _gauge(
        registry,
        "readings_unknown",
        "Messages that could not be read",
        Reading.objects.filter(state=Reading.State.UNKNOWN).count(),
    )


def _waiting(registry: CollectorRegistry) -> None:
    number = Gauge("ancrage_due", "Rows whose time has come", ["queue"], registry=registry)
    age = Gauge("ancrage_due_oldest_seconds", "How late the oldest of them is", ["queue"], registry=registry)
    now = clock.now()
    queues: dict[str, QuerySet[Reading] | QuerySet[Delivery] | QuerySet[Alert] | QuerySet[Watch]] = {
        "reading": Reading.objects.all(),
        "delivery": Delivery.objects.all(),
        "escalation": Alert.objects.exclude(state=AlertState.CLOSED),
        "watch": Watch.objects.all(),
    }
    for name, rows in queues.items():
        facts = rows.filter(due_at__lte=now).order_by().aggregate(n=Count("pk"), oldest=Min("due_at"))
        number.labels(name).set(facts["n"])
        age.labels(name).set((now - facts["oldest"]).total_seconds() if facts["oldest"] else 0)


def _alerts(registry: CollectorRegistry) -> None:
    gauge = Gauge("ancrage_alerts_open", "Alerts not closed", ["level", "state"], registry=registry)
    for level in Level:
        for state in (AlertState.WAITING, AlertState.TAKEN):
            gauge.labels(level.value, state.value).set(Alert.objects.filter(level=level, state=state).count())
    late = Alert.objects.filter(state=AlertState.WAITING, take_by__lt=clock.now()).count()
    _gauge(registry, "alerts_late", "Alerts that nobody took in time", late)


def _trail(registry: CollectorRegistry) -> None:
    end = Seal.objects.order_by("-position").values_list("position", flat=True).first() or 0
    _gauge(registry, "trail_links", "Entries chained", end)
    _gauge(registry, "trail_unsealed", "Entries that wait for their link", Unsealed.objects.count())
    oldest = Unsealed.objects.order_by("since").values_list("since", flat=True).first()
    left = (
        Head.objects.filter(left_at__isnull=False)
        .order_by("-left_at")
        .values_list("left_at", flat=True)
        .first()
    )
    _age(registry, "trail_unsealed_oldest_seconds", "Age of the oldest of them", oldest)
    _age(registry, "trail_head_left_seconds", "Since a head of the trail left by mail", left)


def _loops(registry: CollectorRegistry) -> None:
    gauge = Gauge(
        "ancrage_loop_beat_seconds", "Since the last sign of life of a loop", ["loop"], registry=registry
    )
    for name, age in beats.ages().items():
        gauge.labels(name).set(age)


def _gauge(registry: CollectorRegistry, name: str, words: str, value: float) -> None:
    Gauge(f"ancrage_{name}", words, registry=registry).set(value)


def _age(registry: CollectorRegistry, name: str, words: str, since: datetime | None) -> None:
    if since is not None:
        _gauge(registry, name, words, (clock.now() - since).total_seconds())
