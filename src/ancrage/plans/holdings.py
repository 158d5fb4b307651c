"""What the safety plan holds about people."""

from ancrage.vault.rows import rows_held

BASIS = "Accord de la personne (RGPD art. 9.2.a)"

HOLDINGS = (
    rows_held(
        "plans.PlanVersion",
        path="person",
        name="plan_versions",
        what="Le plan de la personne, chaque version (scellé) ; quand chacune a été écrite",
        purpose="Retrouver dans un moment difficile ce qui aide et qui appeler",
        legal_basis=BASIS,
        retention="Jusqu’à l’effacement par la personne, version par version ou tout ensemble",
    ),
    rows_held(
        "plans.PlanShare",
        path="person",
        name="plan_shares",
        what="À quel·le professionnel·le la personne a choisi de montrer son plan, de quand à quand",
        purpose="N’ouvrir le plan qu’à qui elle l’a choisi, et cesser dès qu’elle le retire",
        legal_basis=BASIS,
        retention="Tant que le compte existe ; effacés avec lui",
    ),
    rows_held(
        "plans.PlanCode",
        path="person",
        without=("digest",),
        name="plan_codes",
        what="Codes à usage unique donnés à un proche : leur empreinte, leurs dates, la signature choisie (scellée)",
        purpose="Laisser un proche lire le plan une fois, sans compte",
        legal_basis=BASIS,
        retention="30 jours après la fin de validité du code",
    ),
)
