"""URLs of the mood."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
