"""What the directory holds about people: whose contacts someone asked to see."""

from ancrage.vault.rows import rows_held

HOLDINGS = (
    rows_held(
        "orientation.Belonging",
        path="person",
        name="belonging",
        what="L’organisation dont la personne veut voir les contacts (scellée)",
        purpose="Montrer le médecin du travail, l’assistant·e social·e, la cellule d’écoute de cette organisation",
        legal_basis="Exécution du service demandé (RGPD art. 6.1.b)",
        retention="Jusqu’à ce que la personne la retire, ou que son compte s’efface",
    ),
)
