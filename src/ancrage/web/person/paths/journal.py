"""URLs of the mood."""

from django.urls import URLPattern, path

from ancrage.web.person.views import journal, journal_history, journal_patterns

urlpatterns: list[URLPattern] = [
    path("humeur/", journal.mood, name="mood"),
    path("humeur/mois/", journal_history.mood_month, name="mood_month"),
    path("humeur/annee/", journal_history.mood_year, name="mood_year"),
    path("humeur/jour/<str:day>/", journal_history.mood_day, name="mood_day"),
    path("humeur/ce-qui-revient/", journal_patterns.mood_patterns, name="mood_patterns"),
    path("humeur/<uuid:id>/", journal.mood_entry, name="mood_entry"),
]
