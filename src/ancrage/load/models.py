"""The list of a person: their words and what they say of them are sealed; states and days are not."""

from django.conf import settings
from django.db import models

from ancrage.kernel import clock
from ancrage.kernel.models import Base
from ancrage.load.rules import Every, State


class LoadItem(Base):
    """One thing that was in the person's head. `handled_at`: sorted or skipped; `ended_at`: done or let go."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="load_items")
    text_sealed = models.BinaryField()
    about_sealed = models.BinaryField(null=True)  # load.rules.About: who carries it, domain, to whom…
    state = models.CharField(
        max_length=9, choices=[(one.value, one.value) for one in State], default=State.TO_SORT
    )
    day = models.DateField(null=True)  # when it is to be done, a local day
    every = models.CharField(max_length=5, blank=True, choices=[(one.value, one.value) for one in Every])
    repeats_from = models.DateField(null=True)  # the first day of a chore that comes back
    occurrence_of = models.UUIDField(null=True)  # this row is one time a chore was done
    batch = models.UUIDField(null=True)  # what was sent together: sent twice, it is kept once
    handled_at = models.DateTimeField(null=True)
    touched_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["created_at", "id"]
        indexes = [
            models.Index(fields=["person", "state"], name="load_of_a_person"),
            models.Index(fields=["person", "batch"], name="load_sent_together"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(every="") | models.Q(repeats_from__isnull=False),
                name="a_chore_that_comes_back_has_a_first_day",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["done", "let_go"], ended_at__isnull=False)
                | models.Q(ended_at__isnull=True),
                name="only_what_ended_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.id}"
