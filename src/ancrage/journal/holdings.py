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
    rows_held(
        "journal.MoodEpisode",
        path="person",
        name="mood_episodes",
        what="Écarts durables avec sa propre habitude : de quand à quand, le calcul (scellé), le signal qui en est né s’il y en a un",
        purpose="Le dire une fois à la personne, et à qui la suit si elle partage ce que la machine remarque",
        legal_basis="Accord de la personne (RGPD art. 9.2.a)",
        retention="Jusqu’à l’effacement avec le compte",
    ),
)
