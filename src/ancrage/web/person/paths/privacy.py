"""URLs of the person’s own data."""

from django.urls import URLPattern, path

from ancrage.web.person.views import consents

urlpatterns: list[URLPattern] = [
    path("mes-donnees/accords/<slug:purpose>/", consents.consent, name="consent"),
    path("mes-donnees/accords/<slug:purpose>/suivi/", consents.consent_history, name="consent_history"),
    path(
        "mes-donnees/accords/<slug:purpose>/texte/<slug:version>/",
        consents.consent_text,
        name="consent_text",
    ),
]
