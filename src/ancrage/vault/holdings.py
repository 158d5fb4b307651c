"""What the vault holds about people: a wrapped key each."""

from ancrage.kernel.holdings import Holding, nothing_to_erase, nothing_to_export

HOLDINGS = (
    Holding(
        name="keys",
        model="vault.PersonKey",
        what="Clé de chiffrement de la personne, enveloppée par celle du site ; après effacement, une ligne vide",
        purpose="Sceller ce qui est écrit ; effacer pour de bon en détruisant la clé",
        legal_basis="Obligation légale (RGPD art. 32)",
        retention="Détruite à l’effacement ; dans les sauvegardes de clés, 30 jours de plus au plus",
        export=nothing_to_export,
        erase=nothing_to_erase,
        kept="La ligne vide empêche qu’une clé neuve soit créée pour une personne effacée ; la clé, elle, est détruite.",
    ),
)
