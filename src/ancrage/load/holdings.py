"""What the list of the mental load holds about people."""

from ancrage.vault.rows import rows_held

HOLDINGS = (
    rows_held(
        "load.LoadItem",
        path="person",
        name="load_items",
        what="Ce que la personne a posé dans sa liste, qui le porte et à qui c’est confié (scellé) ; où cela en est et pour quel jour",
        purpose="Vider sa tête, trier, suivre ; regarder sa charge et son partage sur quelques semaines",
        legal_basis="Accord de la personne (RGPD art. 9.2.a)",
        retention="Jusqu’à l’effacement par la personne",
    ),
)
