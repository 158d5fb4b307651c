"""Facts about accounts."""

from ancrage.kernel.errors import Conflict, Invalid, Refused


class TooYoung(Refused):
    """Whoever asks says they are under the age of an account."""

    said = "Un compte s’ouvre à partir de 15 ans. Avant, tu peux parler ici sans compte."


class NameTaken(Conflict):
    """Another account bears this pseudonym."""

    said = "Ce pseudonyme est déjà pris. Choisissez-en un autre."


class CodeRefused(Invalid):
    """The pseudonym, the code, or both are not right: the answer is the same."""

    said = "Ce pseudonyme et ce code ne vont pas ensemble, ou ce code a déjà servi."


class RoleRefused(Refused):
    """Only the coordination or the safety officer of an organisation gives and ends roles there."""

    said = "Seules la coordination et la personne responsable de la sécurité donnent ou retirent un rôle."
