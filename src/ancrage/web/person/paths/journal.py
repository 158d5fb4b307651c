"""URLs of the mood."""

from django.urls import URLPattern, path

from ancrage.web.person.views import journal

urlpatterns: list[URLPattern] = [
    path("humeur/", journal.mood, name="mood"),
    path("humeur/<uuid:id>/", journal.mood_entry, name="mood_entry"),
]
