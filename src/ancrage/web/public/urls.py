"""URLs anyone may open."""

from django.urls import path

from ancrage.web.public.views import (
    demo,
    device,
    erasure,
    finding,
    gallery,
    health,
    helping,
    home,
    how,
    leaving,
    library,
    limits,
    nearby,
    offline,
    sessions,
    where,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("aide/", helping.help_page, name="help"),
    path("trouver-de-l-aide/", finding.finding, name="finding"),
    path("trouver-de-l-aide/douze-seances/", sessions.sessions, name="sessions"),
    path("trouver-de-l-aide/pres-de-chez-vous/", nearby.nearby, name="nearby"),
    path("comprendre/", library.library, name="library"),
    path("comprendre/<slug:slug>/", library.article, name="article"),
    path("ou-sont-mes-donnees/", where.where_is_my_data, name="where_is_my_data"),
    path("ou-sont-mes-donnees/copie.schema.json", where.copy_schema, name="copy_schema"),
    path("effacement/<uuid:id>/", erasure.erasure_proof, name="erasure_proof"),
    path("effacement/<uuid:id>/preuve.txt", erasure.erasure_proof_text, name="erasure_proof_text"),
    path("comment-ca-marche/", how.how, name="how"),
    path("ce-que-je-ne-sais-pas-faire/", limits.cannot_do, name="cannot_do"),
    path("quitter/", leaving.quick_exit, name="quick_exit"),
    path("cet-appareil/", device.device, name="device"),
    path("hors-ligne/", offline.offline, name="offline"),
    path("sw.js", offline.service_worker, name="service_worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("ui/", gallery.gallery, name="gallery"),
    path("demo/entrer/<slug:name>/", demo.demo_enter, name="demo_enter"),
    path("sante/", health.health, name="health"),
]
