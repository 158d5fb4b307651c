"""URLs of the clinic pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
