"""Wrapped data keys, one per person. No foreign key: the vault knows ids, not people."""

from django.db import models

from ancrage.kernel.models import Base


class PersonKey(Base):
    """The data key of one owner, wrapped (AES-KW) by the key-encryption key `kek_id`."""

    owner_id = models.UUIDField(unique=True)
    kek_id = models.CharField(max_length=40)
    wrapped = models.BinaryField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_key_is_there_or_destroyed",
                condition=models.Q(wrapped__isnull=False, destroyed_at__isnull=True)
                | models.Q(wrapped__isnull=True, destroyed_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"key of {self.owner_id}"
