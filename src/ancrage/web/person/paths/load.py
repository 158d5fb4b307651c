"""URLs of the mental load."""

from django.urls import URLPattern, path

from ancrage.web.person.views import load, load_look, load_sort, load_talk

urlpatterns: list[URLPattern] = [
    path("charge/", load.load, name="load"),
    path("charge/accord/", load.load_agree, name="load_agree"),
    path("charge/trier/", load_sort.load_sort, name="load_sort"),
    path("charge/lacher/", load_look.load_let_go, name="load_let_go"),
    path("charge/semaines/", load_look.load_weeks, name="load_weeks"),
    path("charge/emporter/<slug:kind>/", load_look.load_export, name="load_export"),
    path("charge/effacer/", load_look.load_forget, name="load_forget"),
    path("charge/<uuid:id>/", load.load_item, name="load_item"),
    path(
        "charge/de-ma-conversation/<uuid:id>/<uuid:message>/", load_talk.load_from_talk, name="load_from_talk"
    ),
]
