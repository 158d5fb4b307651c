"""Tables of the care circuit."""

from django.conf import settings
from django.db import models

from ancrage.accounts.models import Organisation
from ancrage.care.rules import AlertState, Level, Outcome, ReasonKind
from ancrage.kernel import clock
from ancrage.kernel.models import Base

USER = settings.AUTH_USER_MODEL


def choices(enum: type) -> list[tuple[str, str]]:
    return [(member.value, getattr(member, "label", member.value)) for member in enum]


class CareRelation(Base):
    """The only ground on which a professional reads anything of a person."""

    class Kind(models.TextChoices):
        STANDING = "standing", "suivi"
        ALERT_ONLY = "alert_only", "le temps d’une alerte"

    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="care_relations")
    professional = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="caseload")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True)
    alert_id = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.professional_id} -> {self.person_id}"


class CoverPolicy(Base):
    """Who is told, in which order, with which delays; signed by the site. Rows are never rewritten."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="cover_policies")
    version = models.PositiveIntegerField()
    safety_officer = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    opening = models.JSONField(
        default=dict
    )  # {"always": true} or {"days": [0..6], "from": "09:00", "to": "18:00"}
    table_version = models.CharField(max_length=20)  # version of content's policy/serious.yaml
    signed_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["organisation", "version"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "version"], name="one_policy_per_version"),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(signed_at__isnull=False, ended_at__isnull=True),
                name="one_policy_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"cover {self.organisation} v{self.version}"


class CoverStep(Base):
    """One step of a policy: whom to tell after how long without an answer."""

    policy = models.ForeignKey(CoverPolicy, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveIntegerField()
    target = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, related_name="+"
    )  # null = everybody listed
    delay_minutes = models.PositiveIntegerField()

    class Meta:
        ordering = ["policy", "order"]
        constraints = [models.UniqueConstraint(fields=["policy", "order"], name="steps_follow_each_other")]

    def __str__(self) -> str:
        return f"{self.policy} step {self.order}"


class Alert(Base):
    """Something that needs a human. `due_at` is the next escalation: null only once closed."""

    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="alerts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    level = models.CharField(max_length=6, choices=choices(Level))
    kind = models.CharField(max_length=24, choices=choices(ReasonKind))
    imminent = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=choices(AlertState), default=AlertState.WAITING)
    conversation_id = models.UUIDField(null=True)
    policy = models.JSONField(default=dict)  # snapshot of the steps when it started
    step = models.PositiveIntegerField(default=0)
    clock_started_at = models.DateTimeField(default=clock.now)  # restarts on a higher level
    take_by = models.DateTimeField()
    answer_by = models.DateTimeField(null=True)  # second clock, once taken
    due_at = models.DateTimeField(null=True, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    taken_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=choices(Outcome), blank=True)
    closed_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closing_note_sealed = models.BinaryField(null=True)

    class Meta:
        ordering = ["take_by", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=~models.Q(state="closed"),
                name="one_open_alert_per_person_and_kind",
            ),
            models.CheckConstraint(
                name="an_open_alert_is_always_due",
                condition=models.Q(state="closed", due_at__isnull=True)
                | (~models.Q(state="closed") & models.Q(due_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} alert {self.id}"


class AlertReason(Base):
    """A piece of evidence that opened or joined an alert."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="reasons")
    kind = models.CharField(max_length=24, choices=choices(ReasonKind))
    level = models.CharField(max_length=6, choices=choices(Level))
    subject = models.CharField(max_length=6, default="self")
    reading_id = models.UUIDField(null=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["alert", "reading_id", "kind"],
                condition=models.Q(reading_id__isnull=False),
                name="a_reading_joins_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.level}"


class AlertEvent(Base):
    """What happened to an alert, in order: told, escalated, taken, contact, closed."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=30)
    actor = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    detail = models.JSONField(default=dict)
    note_sealed = models.BinaryField(null=True)

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return self.kind


class Delivery(Base):
    """The outbox: one notice to one professional by one channel. Due until sent."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="deliveries")
    recipient = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=20)
    notice = models.CharField(max_length=30, default="alert")  # id of content's notices
    step = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(null=True, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.channel} to {self.recipient_id}"


class IdentityOpening(Base):
    """A motivated opening of who and where someone is (danger to life), told to the person afterwards."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="identity_openings")
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    motive_sealed = models.BinaryField()
    second_opinion_sealed = models.BinaryField(null=True)

    def __str__(self) -> str:
        return f"identity opened by {self.by_id}"


class Watch(Base):
    """A dated look at someone: an unanswered question, a re-check at day 1, 3, 7."""

    class Kind(models.TextChoices):
        UNANSWERED = "unanswered", "question restée sans réponse"
        RECHECK = "recheck", "reprise de contact"

    person = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="watches")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    conversation_id = models.UUIDField(null=True)
    alert_id = models.UUIDField(null=True)
    due_at = models.DateTimeField(null=True, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=20, blank=True)  # answered | raised | asked | closed

    def __str__(self) -> str:
        return f"{self.kind} of {self.person_id}"
