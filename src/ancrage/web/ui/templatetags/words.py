"""Small words for templates: dates and delays as people say them."""

from django import template

register = template.Library()
