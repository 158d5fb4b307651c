"""URLs of whoever runs a team and of whoever watches over the data."""

from django.urls import path

from ancrage.web.staff.views import cover, stop, team, trail

urlpatterns = [
    path("equipe/", team.team, name="team"),
    path("equipe/couverture/", cover.cover, name="cover"),
    path("equipe/couverture/signer/", cover.cover_sign, name="cover_sign"),
    path("equipe/arret/", stop.free_talk_stop, name="free_talk_stop"),
    path("journal/", trail.trail, name="trail"),
]
