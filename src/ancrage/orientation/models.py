"""Tables of the directory: a site's lists of places of care, an organisation's own contacts, and, sealed, whose contacts someone may see."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from ancrage import content
from ancrage.accounts.models import Organisation
from ancrage.kernel.models import Base
from ancrage.orientation.contacts import Bound, Kind


class PlaceList(Base):
    """A version of the site's list. `listed_on`: the day its source says; one at most is in use."""

    version = models.PositiveIntegerField(unique=True)
    source = models.CharField(max_length=200)
    listed_on = models.DateField()
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    in_use = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["in_use"], condition=models.Q(in_use=True), name="one_list_of_places_is_in_use"
            )
        ]

    def __str__(self) -> str:
        return f"list {self.version}"


class CarePlace(Base):
    """A place of care of a list. `town_plain`: without accents, for looking it up."""

    list = models.ForeignKey(PlaceList, on_delete=models.CASCADE, related_name="places")
    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=160)
    town = models.CharField(max_length=80)
    town_plain = models.CharField(max_length=80)
    department = models.CharField(max_length=3)
    postcode = models.CharField(max_length=5, blank=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=500, blank=True)
    video_url = models.CharField(max_length=500, blank=True)
    public = models.CharField(max_length=160, blank=True)
    hours = models.CharField(max_length=160, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["list", "department", "kind"], name="places_by_department"),
            models.Index(fields=["list", "town_plain"], name="places_by_town"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def kind_words(self) -> str:
        """Return what sort of place it is, in words."""
        return content.directory().label_of(self.kind)


class OwnContact(Base):
    """Someone, or a line, of an organisation. `review_by`: the day by which it has to be checked again."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="own_contacts")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.label) for kind in Kind])
    name = models.CharField(max_length=120)
    bound = models.CharField(max_length=12, choices=[(bound.value, bound.label) for bound in Bound])
    phone = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=500, blank=True)
    where = models.CharField(max_length=200, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)
    review_by = models.DateField()
    checked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["kind", "name", "id"]

    def __str__(self) -> str:
        return f"contact {self.pk}"

    @property
    def kind_words(self) -> str:
        """Return what it is, in words."""
        return Kind(self.kind).label

    @property
    def bound_words(self) -> str:
        """Return what it is bound to, in words."""
        return Bound(self.bound).label


class OrganisationWord(Base):
    """The word that an organisation gives its people (a poster, a leaflet) to see its contacts."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="word")
    word = models.CharField(max_length=9, unique=True)

    def __str__(self) -> str:
        return f"word of {self.organisation_id}"


class Belonging(Base):
    """Someone said whose contacts they want to see. Which organisation is sealed: no list of who uses this can be made from here."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="belonging"
    )
    organisation_sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"belonging {self.pk}"
