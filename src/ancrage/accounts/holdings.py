"""What accounts hold about people: the account itself is erased last, so it is declared first."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from ancrage.kernel.holdings import Holding, Person, nothing_to_export
from ancrage.vault.rows import rows_held

CONTRACT = "Exécution du service demandé (RGPD art. 6.1.b)"
WITH_ACCOUNT = "Tant que le compte existe"


def _erase_sessions(person: Person) -> int:
    # Django does not index sessions by user: each one is opened to know whose it is. Rare, and worth it.
    own = [
        one.pk
        for one in Session.objects.order_by("pk")
        if one.get_decoded().get(SESSION_KEY) == str(person.pk)
    ]
    return Session.objects.filter(pk__in=own).delete()[0]


HOLDINGS = (
    rows_held(
        "accounts.User",
        path="pk",
        without=("password",),
        name="account",
        what="Compte : pseudonyme, adresse électronique facultative, manière de s’adresser à la personne",
        purpose="Retrouver ses échanges d’une fois sur l’autre",
        legal_basis=CONTRACT,
        retention=WITH_ACCOUNT,
    ),
    rows_held(
        "accounts.Membership",
        path="user",
        name="memberships",
        what="Rôles tenus dans une organisation",
        purpose="Ouvrir à chaque rôle ce qui est à lui, rien de plus",
        legal_basis=CONTRACT,
        retention=WITH_ACCOUNT,
    ),
    rows_held(
        "accounts.Identity",
        path="user",
        name="identity",
        what="Identité, téléphone, lieu, proche de confiance : facultatifs, scellés",
        purpose="Envoyer les secours en péril, par un acte motivé et journalisé",
        legal_basis="Accord de la personne ; intérêts vitaux (RGPD art. 9.2.c)",
        retention=WITH_ACCOUNT,
    ),
    rows_held(
        "accounts.RecoveryCode",
        path="user",
        without=("digest",),
        name="recovery_codes",
        what="Empreintes des codes de secours",
        purpose="Retrouver un compte sans adresse électronique",
        legal_basis=CONTRACT,
        retention=WITH_ACCOUNT,
    ),
    rows_held(
        "account.EmailAddress",
        path="user",
        name="email_addresses",
        what="Adresses électroniques du compte",
        purpose="Se connecter et retrouver son compte",
        legal_basis=CONTRACT,
        retention=WITH_ACCOUNT,
    ),
    rows_held(
        "mfa.Authenticator",
        path="user",
        without=("data",),
        name="second_factors",
        what="Seconds facteurs : clés d’accès, codes à usage unique",
        purpose="Protéger le compte",
        legal_basis=CONTRACT,
        retention=WITH_ACCOUNT,
    ),
    Holding(
        name="sessions",
        model="sessions.Session",
        what="Connexions ouvertes",
        purpose="Rester connecté·e le temps d’une visite",
        legal_basis=CONTRACT,
        retention="Douze heures",
        export=nothing_to_export,
        erase=_erase_sessions,
    ),
)
