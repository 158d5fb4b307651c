"""URLs of the requests."""

from django.urls import URLPattern, path

from ancrage.web.person.views import callbacks, letters, requests

urlpatterns: list[URLPattern] = [
    path("mes-demandes/", requests.requests_mine, name="requests_mine"),
    path("mes-demandes/rappel/", callbacks.callback_new, name="callback_new"),
    path("mes-demandes/rappel/<uuid:id>/", callbacks.callback, name="callback"),
    path("mes-demandes/messages/<uuid:id>/", letters.letters, name="letters"),
]
