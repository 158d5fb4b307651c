"""URLs of whoever runs a team and of whoever watches over the data."""

from django.urls import path

from ancrage.web.staff.views import contacts, cover, data_requests, register, stop, team, trail

urlpatterns = [
    path("equipe/", team.team, name="team"),
    path("equipe/couverture/", cover.cover, name="cover"),
    path("equipe/couverture/signer/", cover.cover_sign, name="cover_sign"),
    path("equipe/arret/", stop.free_talk_stop, name="free_talk_stop"),
    path("equipe/contacts/", contacts.contacts, name="contacts_own"),
    path("equipe/contacts/mot/", contacts.contacts_word, name="contacts_word"),
    path("equipe/contacts/<uuid:id>/", contacts.contact, name="contact_own"),
    path("donnees/demandes/", data_requests.data_requests, name="data_requests"),
    path("donnees/demandes/<uuid:id>/", data_requests.data_request, name="data_request"),
    path("donnees/registre/", register.register, name="register"),
    path("donnees/registre.csv", register.register_file, name="register_file"),
    path("journal/", trail.trail, name="trail"),
]
