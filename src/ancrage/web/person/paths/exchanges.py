"""URLs of the requests."""

from django.urls import URLPattern, path

from ancrage.web.person.views import appointments, callbacks, letters, requests

urlpatterns: list[URLPattern] = [
    path("mes-demandes/", requests.requests_mine, name="requests_mine"),
    path("mes-demandes/rappel/", callbacks.callback_new, name="callback_new"),
    path("mes-demandes/rappel/<uuid:id>/", callbacks.callback, name="callback"),
    path("mes-demandes/rendez-vous/", appointments.appointments, name="appointments"),
    path("mes-demandes/rendez-vous/<uuid:id>/", appointments.appointment, name="appointment"),
    path(
        "mes-demandes/rendez-vous/<uuid:id>/deplacer/", appointments.appointment_move, name="appointment_move"
    ),
    path(
        "mes-demandes/rendez-vous/<uuid:id>/agenda.ics", appointments.appointment_ics, name="appointment_ics"
    ),
    path("mes-demandes/messages/<uuid:id>/", letters.letters, name="letters"),
]
