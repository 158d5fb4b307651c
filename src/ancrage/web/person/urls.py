"""URLs of the person pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
