"""The base of every table: an opaque id and a date of birth."""

import uuid

from django.db import models

from ancrage.kernel import clock


class Base(models.Model):
    """A row with a public, unguessable id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True
