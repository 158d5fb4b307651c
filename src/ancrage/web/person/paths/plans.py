"""URLs of the safety plan."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
