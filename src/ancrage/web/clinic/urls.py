"""URLs of the clinic pages."""

from django.urls import URLPattern, path

from ancrage.web.clinic.views import acts, alerts, readings, signals

urlpatterns: list[URLPattern] = [
    path("alertes/", alerts.alerts, name="alerts"),
    path("alertes/compteur/", alerts.count, name="alerts_count"),
    path("alertes/<uuid:id>/", alerts.alert, name="alert"),
    path("alertes/<uuid:id>/prendre/", acts.take, name="alert_take"),
    path("alertes/<uuid:id>/contact/", acts.contact, name="alert_contact"),
    path("alertes/<uuid:id>/ecrire/", acts.write, name="alert_write"),
    path("alertes/<uuid:id>/identite/", acts.identity, name="alert_identity"),
    path("alertes/<uuid:id>/clore/", acts.close, name="alert_close"),
    path("signaux/<uuid:id>/avis/", signals.review, name="signal_review"),
    path("signaux/<uuid:id>/mots/", signals.words, name="signal_words"),
    path("lectures/", readings.quality, name="readings_quality"),
]
