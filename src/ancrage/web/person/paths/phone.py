"""URLs of the pages kept on the phone."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
