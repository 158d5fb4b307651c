"""URLs of the person’s own data."""

from django.urls import URLPattern, path

from ancrage.web.person.views import consents, my_copy, my_erasure, my_pause, my_reads, my_requests

urlpatterns: list[URLPattern] = [
    path("mes-donnees/accords/<slug:purpose>/", consents.consent, name="consent"),
    path("mes-donnees/accords/<slug:purpose>/suivi/", consents.consent_history, name="consent_history"),
    path(
        "mes-donnees/accords/<slug:purpose>/texte/<slug:version>/",
        consents.consent_text,
        name="consent_text",
    ),
    path("mes-donnees/lectures/", my_reads.my_reads, name="my_reads"),
    path("mes-donnees/lectures/<uuid:id>/question/", my_reads.read_question, name="read_question"),
    path("mes-donnees/demandes/", my_requests.my_requests, name="my_requests"),
    path("mes-donnees/demandes/<uuid:id>/", my_requests.my_request, name="my_request"),
    path("mes-donnees/demander/<slug:what>/", my_requests.ask_about_data, name="ask_about_data"),
    path("mes-donnees/pause/", my_pause.my_pause, name="my_pause"),
    path("mes-donnees/pause/<slug:kind>/", my_pause.turn_pause, name="turn_pause"),
    path("mes-donnees/copie/", my_copy.my_copy, name="my_copy"),
    path("mes-donnees/copie/<uuid:id>/", my_copy.copy_download, name="copy_download"),
    path("mes-donnees/effacer/", my_erasure.erase_me, name="erase_me"),
    path("mes-donnees/effacer/annuler/", my_erasure.keep_me, name="keep_me"),
]
