"""What the journal holds about people."""

from ancrage.vault.rows import rows_held

HOLDINGS = (
    rows_held(
        "journal.MoodEntry",
        path="person",
        name="mood_entries",
        what="Humeurs notées : niveau, émotions, ce qu’il y avait autour, note (le tout scellé), et quand",
        purpose="Retrouver ce que l’on a noté, et voir ce qui change par rapport à sa propre habitude",
        legal_basis="Accord de la personne (RGPD art. 9.2.a)",
        retention="Jusqu’à l’effacement par la personne, ligne par ligne ou avec le compte",
    ),
)
