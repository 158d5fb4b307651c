"""URLs anyone may open."""

from django.urls import path

from ancrage.web.public.views import home

urlpatterns = [
    path("", home.home, name="home"),
]
