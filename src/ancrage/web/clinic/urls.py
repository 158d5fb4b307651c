"""URLs of the clinic pages."""

from django.urls import URLPattern, path

from ancrage.web.clinic.views import (
    acts,
    alerts,
    counted,
    letters,
    plans,
    readings,
    requests,
    signals,
    slots,
)

urlpatterns: list[URLPattern] = [
    path("alertes/", alerts.alerts, name="alerts"),
    path("alertes/compteur/", alerts.count, name="alerts_count"),
    path("alertes/<uuid:id>/", alerts.alert, name="alert"),
    path("alertes/<uuid:id>/prendre/", acts.take, name="alert_take"),
    path("alertes/<uuid:id>/contact/", acts.contact, name="alert_contact"),
    path("alertes/<uuid:id>/ecrire/", acts.write, name="alert_write"),
    path("alertes/<uuid:id>/identite/", acts.identity, name="alert_identity"),
    path("alertes/<uuid:id>/clore/", acts.close, name="alert_close"),
    path("signaux/", counted.counted, name="signals"),
    path("signaux/<uuid:id>/avis/", signals.review, name="signal_review"),
    path("signaux/<uuid:id>/mots/", signals.words, name="signal_words"),
    path("plan/<uuid:id>/", plans.person_plan, name="person_plan"),
    path("lectures/", readings.quality, name="readings_quality"),
    path("demandes/", requests.requests, name="requests"),
    path("demandes/compteur/", requests.requests_count, name="requests_count"),
    path("demandes/messages/", letters.threads_page, name="threads"),
    path("demandes/messages/compteur/", letters.threads_count, name="threads_count"),
    path("demandes/messages/<uuid:id>/", letters.thread, name="thread"),
    path("demandes/<uuid:id>/", requests.request_page, name="request"),
    path("demandes/<uuid:id>/prendre/", requests.request_take, name="request_take"),
    path("demandes/<uuid:id>/appel/", requests.request_try, name="request_try"),
    path("demandes/<uuid:id>/confier/", requests.request_hand_over, name="request_hand_over"),
    path("demandes/<uuid:id>/clore/", requests.request_close, name="request_close"),
    path("creneaux/", slots.slots, name="slots"),
    path("creneaux/<uuid:id>/retirer/", slots.slot_withdraw, name="slot_withdraw"),
    path("creneaux/rendez-vous/<uuid:id>/", slots.slot_appointment, name="slot_appointment"),
]
