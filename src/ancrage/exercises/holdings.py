"""What exercises hold about people."""

from ancrage.vault.rows import rows_held

HOLDINGS = (
    rows_held(
        "exercises.ExerciseRun",
        path="person",
        name="exercise_runs",
        what="Exercices faits : lequel, pour quel besoin entendu, ce qui y a été écrit (scellé), s’il a aidé",
        purpose="Reprendre un exercice et proposer d’abord ce qui aide ; avec l’accord d’aider la machine, compter les notes, jamais les mots, pour les autres",
        legal_basis="Accord de la personne (RGPD art. 9.2.a)",
        retention="Jusqu’à l’effacement par la personne",
    ),
)
