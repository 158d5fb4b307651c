"""Root URLs: French paths, English names. Everything is closed unless a view says otherwise."""

from django.urls import include, path

urlpatterns = [
    path("", include("ancrage.web.public.urls")),
    path("", include("ancrage.web.person.urls")),
    path("", include("ancrage.web.clinic.urls")),
    path("", include("ancrage.web.staff.urls")),
    path("compte/", include("ancrage.web.public.account_urls")),
]
handler404 = "ancrage.web.public.views.errors.not_found"
handler500 = "ancrage.web.public.views.errors.server_error"
