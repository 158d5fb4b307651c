"""URLs of the person's own first page."""

from django.urls import URLPattern, path

from ancrage.web.person.views import space

urlpatterns: list[URLPattern] = [path("mon-espace/", space.my_space, name="my_space")]
