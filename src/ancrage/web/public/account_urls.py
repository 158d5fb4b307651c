"""URLs of the account: French paths in front of allauth's views, under allauth's own names."""

from allauth.account import views
from django.urls import path

urlpatterns = [
    path("connexion/", views.login, name="account_login"),
    path("inscription/", views.signup, name="account_signup"),
    path("deconnexion/", views.logout, name="account_logout"),
]
