"""What the care circuit holds about people."""

from ancrage.vault.rows import acts_held, rows_held

CARE_BASIS = "Soin et secret professionnel (RGPD art. 9.2.h) ; intérêts vitaux (art. 9.2.c) en cas de danger"
WITH_FILE = "Celle du dossier : à fixer par le site (proposition non validée) ; effacé avec le compte"

HOLDINGS = (
    rows_held(
        "care.CareRelation",
        path="person",
        name="care_relations",
        what="Qui accompagne la personne, depuis quand, jusqu’à quand",
        purpose="N’ouvrir le dossier qu’à qui accompagne la personne",
        legal_basis=CARE_BASIS,
        retention=WITH_FILE,
    ),
    rows_held(
        "care.Alert",
        path="person",
        without=("policy",),
        name="alerts",
        what="Alertes : niveau, motif codé, délais, qui a pris, issue ; note de clôture scellée",
        purpose="Qu’un humain réponde à temps à une situation grave",
        legal_basis=CARE_BASIS,
        retention=WITH_FILE,
    ),
    rows_held(
        "care.AlertReason",
        path="alert__person",
        name="alert_reasons",
        what="Ce qui a ouvert ou rejoint une alerte : code et niveau",
        purpose="Montrer sur quoi repose une alerte",
        legal_basis=CARE_BASIS,
        retention=WITH_FILE,
    ),
    rows_held(
        "care.AlertEvent",
        path="alert__person",
        name="alert_events",
        what="Suite d’une alerte : avis, prise, contact (note scellée), clôture",
        purpose="Savoir ce qui a été fait, par qui",
        legal_basis=CARE_BASIS,
        retention=WITH_FILE,
    ),
    rows_held(
        "care.Delivery",
        path="alert__person",
        name="deliveries",
        what="Avis envoyés aux professionnels, sans contenu",
        purpose="Ne perdre aucune alerte",
        legal_basis=CARE_BASIS,
        retention=WITH_FILE,
    ),
    rows_held(
        "care.IdentityOpening",
        path="alert__person",
        name="identity_openings",
        what="Ouvertures motivées de l’identité, en péril",
        purpose="Qu’une levée d’anonymat soit nommée, motivée et dite à la personne",
        legal_basis="Intérêts vitaux (RGPD art. 9.2.c)",
        retention=WITH_FILE,
    ),
    rows_held(
        "care.Watch",
        path="person",
        name="watches",
        what="Rendez-vous de vigilance : question sans réponse, reprises de contact",
        purpose="Ne pas laisser seule une personne qui est partie au milieu",
        legal_basis=CARE_BASIS,
        retention=WITH_FILE,
    ),
    acts_held(
        "care.CoverPolicy",
        path="safety_officer",
        name="cover_policies",
        what="Politiques d’astreinte : qui est responsable, qui a signé, quand",
        purpose="Savoir qui devait répondre à un moment donné",
        legal_basis="Obligation légale ; intérêt légitime du service de soin",
        retention="À fixer par le site (proposition non validée : dix ans)",
    ),
    acts_held(
        "care.CoverStep",
        path="target",
        name="cover_steps",
        what="Ordre d’appel d’une politique d’astreinte",
        purpose="Savoir qui devait répondre à un moment donné",
        legal_basis="Obligation légale ; intérêt légitime du service de soin",
        retention="À fixer par le site (proposition non validée : dix ans)",
    ),
)
