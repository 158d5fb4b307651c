"""What the reading of messages holds about people."""

from ancrage.vault.rows import rows_held

BASIS = "Accord de la personne (RGPD art. 9.2.a), intérêts vitaux (art. 9.2.c) en cas de danger"
WITH_TALK = "Celle des échanges ; effacé avec le compte"

HOLDINGS = (
    rows_held(
        "vigilance.Reading",
        path="person",
        name="readings",
        what="Lecture automatique de chaque message : risque, signaux codés, qualité ; texte à lire scellé, ôté une fois lu",
        purpose="Remarquer un danger et des signaux faibles, à confirmer par un humain",
        legal_basis=BASIS,
        retention=WITH_TALK,
    ),
    rows_held(
        "vigilance.Signal",
        path="reading__person",
        name="signals",
        what="Signaux, avec la citation scellée, la règle et sa version",
        purpose="Montrer sur quoi repose chaque lecture",
        legal_basis=BASIS,
        retention=WITH_TALK,
    ),
    rows_held(
        "vigilance.Review",
        path="signal__reading__person",
        name="reviews",
        what="Avis des professionnels sur chaque signal",
        purpose="Corriger la machine et publier ses erreurs",
        legal_basis=BASIS,
        retention=WITH_TALK,
    ),
)
