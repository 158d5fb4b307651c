"""URLs of the mental load."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
