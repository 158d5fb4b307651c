"""What the requests hold about people."""

from ancrage.vault.rows import acts_held, rows_held

BASIS = "Service demandé par la personne (RGPD art. 6.1.b) ; soin et secret professionnel (art. 9.2.h)"
RETENTION = "Jusqu’à l’effacement du dossier ; durée à fixer par le site (proposition non validée : un an)"

HOLDINGS = (
    rows_held(
        "exchanges.Callback",
        path="person",
        without=("key",),
        name="callbacks",
        what="Demandes de rappel : moment souhaité, à qui, où elles en sont ; numéro et sujet scellés",
        purpose="Rappeler la personne qui l’a demandé, et qu’aucune demande ne se perde",
        legal_basis=BASIS,
        retention=RETENTION,
    ),
    rows_held(
        "exchanges.CallbackEvent",
        path="callback__person",
        name="callback_events",
        what="Suite d’une demande de rappel : prise, essais, confiée, close, et par qui",
        purpose="Que la personne voie où en est sa demande",
        legal_basis=BASIS,
        retention=RETENTION,
    ),
    rows_held(
        "exchanges.SecureMessage",
        path="relation__person",
        without=("key",),
        name="secure_messages",
        what="Messages entre la personne et qui la suit (scellés avec sa clé)",
        purpose="Écrire à son ou sa professionnel·le sans passer par une messagerie ouverte",
        legal_basis=BASIS,
        retention=RETENTION,
    ),
    acts_held(
        "exchanges.Slot",
        path="professional",
        name="slots",
        what="Créneaux qu’un·e professionnel·le ouvre : jour, durée, lieu",
        purpose="Proposer des rendez-vous",
        legal_basis="Intérêt légitime du service de soin",
        retention="À fixer par le site (proposition non validée : un an)",
    ),
    rows_held(
        "exchanges.Appointment",
        path="person",
        name="appointments",
        what="Rendez-vous pris, déplacés, annulés ; absence notée ; rappel souhaité ou non",
        purpose="Tenir un rendez-vous",
        legal_basis=BASIS,
        retention=RETENTION,
    ),
    rows_held(
        "exchanges.ExchangeNotice",
        path="person",
        name="exchange_notices",
        what="Avis partis à propos de ces demandes, sans contenu",
        purpose="Que chaque demande soit vue",
        legal_basis=BASIS,
        retention=RETENTION,
    ),
)
