"""What the companion holds about people."""

from ancrage.vault.rows import acts_held, rows_held

BASIS = "Accord de la personne (RGPD art. 9.2.a)"

HOLDINGS = (
    rows_held(
        "companion.Conversation",
        path="person",
        name="conversations",
        what="Échanges gardés : dates, nombre de tours, mémoire de l’échange (scellée)",
        purpose="Reprendre un échange là où il en était",
        legal_basis=BASIS,
        retention="Jusqu’à l’effacement par la personne",
    ),
    rows_held(
        "companion.Message",
        path="conversation__person",
        name="messages",
        what="Messages de la personne, du programme et des professionnels (scellés)",
        purpose="Écouter, répondre, et montrer à qui a été autorisé",
        legal_basis=BASIS,
        retention="Jusqu’à l’effacement par la personne",
    ),
    rows_held(
        "companion.Feedback",
        path="message__conversation__person",
        name="opinions",
        what="Avis sur une réponse du programme : utile, pas utile, signalée et pourquoi ; mots ajoutés (scellés)",
        purpose="Voir quelles réponses ne vont pas, et les corriger",
        legal_basis=BASIS,
        retention="Jusqu’à l’effacement de la conversation ou de l’avis par la personne",
    ),
    acts_held(
        "companion.FreeTalkStop",
        path="by",
        name="free_talk_stops",
        what="Arrêts d’urgence du programme : qui, pourquoi, jusqu’à quand",
        purpose="Qu’un arrêt soit nommé et retrouvé",
        legal_basis="Intérêt légitime du service de soin",
        retention="À fixer par le site (proposition non validée : dix ans)",
    ),
)
