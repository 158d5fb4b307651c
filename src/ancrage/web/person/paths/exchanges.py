"""URLs of the requests."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
