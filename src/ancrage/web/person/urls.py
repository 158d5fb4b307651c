"""URLs of the person's pages."""

from django.urls import URLPattern, path

from ancrage.web.person.paths import exchanges, journal, load, orientation, phone, plans, privacy, space
from ancrage.web.person.views import (
    ephemeral,
    exercises,
    exercises_written,
    feedback,
    memory,
    my_data,
    start,
    talk,
    talks,
)

urlpatterns: list[URLPattern] = [
    path("parler/", start.talk_start, name="talk_start"),
    path("parler/ephemere/", ephemeral.talk_ephemeral, name="talk_ephemeral"),
    path("parler/mes-conversations/", talks.talks, name="talks"),
    path("parler/chercher/", talks.talks_search, name="talks_search"),
    path("parler/<uuid:id>/", talk.talk, name="talk"),
    path("parler/<uuid:id>/repondre/", talk.talk_reply, name="talk_reply"),
    path("parler/<uuid:id>/suite/", talk.talk_more, name="talk_more"),
    path("parler/<uuid:id>/astreinte/", talk.talk_call_human, name="talk_call_human"),
    path("parler/<uuid:id>/effacer/", talks.talk_erase, name="talk_erase"),
    path("parler/<uuid:id>/avis/<uuid:message>/", feedback.reply_opinion, name="reply_opinion"),
    path("exercices/", exercises.shelf, name="exercises"),
    path("exercices/<slug:slug>/", exercises.exercise, name="exercise"),
    path("exercices/<slug:slug>/ecrits/", exercises_written.exercise_written, name="exercise_written"),
    path("exercices/<slug:slug>/ecrits/<uuid:id>/", exercises_written.exercise_kept, name="exercise_kept"),
    path("ce-que-je-retiens/", memory.memory, name="memory"),
    path("ce-que-je-retiens/retenir/", memory.memory_accept, name="memory_accept"),
    path("ce-que-je-retiens/tout-effacer/", memory.memory_forget_all, name="memory_forget_all"),
    path("ce-que-je-retiens/<uuid:id>/", memory.memory_item, name="memory_item"),
    path("mon-mois/", memory.month, name="month"),
    path("mes-donnees/", my_data.my_data, name="my_data"),
]
urlpatterns += [
    *journal.urlpatterns,
    *load.urlpatterns,
    *plans.urlpatterns,
    *exchanges.urlpatterns,
    *orientation.urlpatterns,
    *privacy.urlpatterns,
    *phone.urlpatterns,
    *space.urlpatterns,
]
