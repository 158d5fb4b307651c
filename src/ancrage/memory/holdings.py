"""What memory holds about people."""

from ancrage.vault.rows import rows_held

HOLDINGS = (
    rows_held(
        "memory.MemoryItem",
        path="person",
        name="memory_items",
        what="Ce que le programme retient d’une conversation à l’autre (scellé), d’où cela vient et jusqu’à quand",
        purpose="Reprendre là où la personne en était, sans qu’elle ait à tout redire",
        legal_basis="Accord de la personne (RGPD art. 9.2.a), séparé des autres",
        retention="De 30 jours à un an selon la sorte, ou dès que la personne l’efface",
    ),
)
