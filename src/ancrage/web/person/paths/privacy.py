"""URLs of the person’s own data."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
