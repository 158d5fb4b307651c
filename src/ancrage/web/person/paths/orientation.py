"""URLs of the contacts of one's organisations."""

from django.urls import URLPattern, path

from ancrage.web.person.views import contacts

urlpatterns: list[URLPattern] = [path("mes-contacts/", contacts.contacts_mine, name="contacts_mine")]
