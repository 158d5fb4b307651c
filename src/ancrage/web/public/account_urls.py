"""URLs of the account: French paths in front of allauth's views, under allauth's own names."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as mfa_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import path, re_path

from ancrage.web.public.views import account as ours
from ancrage.web.public.views import account_self, leaving

urlpatterns = [
    # --- come in, go out -------------------------------------------------------------------------
    path("connexion/", account.login, name="account_login"),
    path("connexion/cle/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("connexion/second-facteur/", mfa.authenticate, name="mfa_authenticate"),
    path("inscription/", ours.signup, name="account_signup"),
    path("deconnexion/", leaving.log_out, name="account_logout"),
    path("ferme/", account.account_inactive, name="account_inactive"),
    # --- find one's account again ----------------------------------------------------------------
    path("retrouver/", ours.recover, name="recover"),
    path("retrouver/courriel/", account.password_reset, name="account_reset_password"),
    path("retrouver/courriel/parti/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "retrouver/nouvelle/fait/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^retrouver/nouvelle/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("codes/", ours.recovery_codes, name="recovery_codes"),
    path("codes/fichier/", ours.recovery_codes_file, name="recovery_codes_file"),
    path("codes/gardes/", ours.recovery_codes_kept, name="recovery_codes_kept"),
    # --- oneself ---------------------------------------------------------------------------------
    path("phrase/", account.password_change, name="account_change_password"),
    path("confirmer/", account.reauthenticate, name="account_reauthenticate"),
    path("courriel/", account_self.email, name="account_email"),
    path("identite/", account_self.identity, name="identity"),
    path("preferences/", account_self.preferences, name="preferences"),
    # --- the second factor -----------------------------------------------------------------------
    path("securite/", ours.security, name="mfa_index"),
    path("securite/confirmer/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("securite/application/", totp.activate_totp, name="mfa_activate_totp"),
    path("securite/application/retirer/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("securite/codes/", mfa_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("securite/codes/nouveaux/", mfa_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("securite/cles/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("securite/cles/ajouter/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("securite/cles/confirmer/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("securite/cles/<int:pk>/nommer/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("securite/cles/<int:pk>/retirer/", keys.remove_webauthn, name="mfa_remove_webauthn"),
]
