"""The forms of the account: allauth's, in our words, and ours."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.account.utils import setup_user_email
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.http import HttpRequest

from ancrage.accounts import actions
from ancrage.accounts.passphrases import ADVICE
from ancrage.accounts.rules import Address, Age, Gender
from ancrage.content import countries

LABELS = {
    "login": "Pseudonyme ou adresse électronique",
    "username": "Pseudonyme",
    "email": "Adresse électronique",
    "password": "Phrase de passe",
    "oldpassword": "Phrase de passe actuelle",
    "password1": "Phrase de passe",
    "password2": "La même, encore une fois",
    "code": "Code à six chiffres, ou code de secours",
    "name": "Nom de cette clé",
    "passwordless": "Me connecter avec cette clé seule",
}
HELPS = {
    "password": "",
    "oldpassword": "",
    "password1": ADVICE,
    "passwordless": "La clé demandera votre empreinte, votre visage ou un code.",
}
ADDRESSES = [(Address.VOUS.value, "Vous"), (Address.TU.value, "Tu")]
GENDERS = [
    (Gender.EPICENE.value, "Sans accord, autant que possible"),
    (Gender.FEMININE.value, "Au féminin"),
    (Gender.MASCULINE.value, "Au masculin"),
]
AGES = [(age.value, age.label) for age in Age]


class Worded:
    """Puts our labels and our help on a form's fields; no placeholder: it vanishes when one types."""

    words: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {**LABELS, **self.words}
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label = labels.get(name, field.label)
            field.help_text = HELPS.get(name, field.help_text)
            field.widget.attrs.pop("placeholder", None)


class LoginForm(Worded, account.LoginForm):
    """Come in."""


class SignupForm(Worded, account.SignupForm):
    """Open an account: a pseudonym, a passphrase, an age; an address if one wishes."""

    words: ClassVar[dict[str, str]] = {"email": "Adresse électronique (facultative)"}
    field_order: ClassVar[list[str]] = ["age", "username", "password1", "email"]
    age = forms.ChoiceField(label="Votre âge", choices=AGES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].help_text = "Il n’a pas besoin d’être votre nom."
        self.fields["email"].help_text = (
            "Seulement pour choisir une nouvelle phrase de passe si vous oubliez la vôtre. "
            "Évitez une adresse que quelqu’un d’autre lit, ou celle de votre travail."
        )

    @property
    def too_young(self) -> bool:
        """Whether whoever asks says they are under the age of an account."""
        return self.data.get("age") == Age.UNDER_15.value

    def save(self, request: HttpRequest) -> Any:
        """Open the account through the one verb that does."""
        facts = self.cleaned_data
        user = actions.open_account(
            username=facts["username"],
            passphrase=facts["password1"],
            age=Age(facts["age"]),
            email=facts.get("email") or "",
        )
        setup_user_email(request, user, [])
        return user


class ChangePasswordForm(Worded, account.ChangePasswordForm):
    """Change one's passphrase."""

    words: ClassVar[dict[str, str]] = {"password1": "Nouvelle phrase de passe"}


class ResetPasswordForm(Worded, account.ResetPasswordForm):
    """Ask for a link by mail."""


class ResetPasswordKeyForm(Worded, account.ResetPasswordKeyForm):
    """Choose a new passphrase, having followed the link."""

    words: ClassVar[dict[str, str]] = {"password1": "Nouvelle phrase de passe"}


class ReauthenticateForm(Worded, account.ReauthenticateForm):
    """Say one's passphrase again before something sensitive."""


class AuthenticateForm(Worded, mfa.AuthenticateForm):
    """The second factor, by code."""


class ReauthenticateByCodeForm(Worded, mfa.ReauthenticateForm):
    """The second factor again, before something sensitive."""


class ActivateTOTPForm(Worded, totp.ActivateTOTPForm):
    """Prove that the application is set."""

    words: ClassVar[dict[str, str]] = {"code": "Code à six chiffres que montre l’application"}


class AddKeyForm(Worded, webauthn.AddWebAuthnForm):
    """Add a passkey."""


class RenameKeyForm(Worded, webauthn.EditWebAuthnForm):
    """Name a passkey."""


class RecoverForm(forms.Form):
    """Find one's account again with a recovery code."""

    username = forms.CharField(
        label="Pseudonyme", max_length=60, widget=forms.TextInput({"autocomplete": "username"})
    )
    code = forms.CharField(
        label="Un de vos codes de secours",
        max_length=40,
        help_text="Seize lettres et chiffres. Les tirets et les majuscules ne comptent pas.",
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    passphrase = forms.CharField(
        label="Nouvelle phrase de passe",
        help_text=ADVICE,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )


class EmailForm(forms.Form):
    """Give an address, change it, or take it back."""

    email = forms.EmailField(
        label="Adresse électronique",
        required=False,
        help_text="Laissez vide pour ne plus en avoir.",
        widget=forms.EmailInput({"autocomplete": "email"}),
    )


class IdentityForm(forms.Form):
    """Who and where one is: all of it optional."""

    full_name = forms.CharField(label="Prénom et nom", required=False, max_length=120)
    phone = forms.CharField(
        label="Téléphone",
        required=False,
        max_length=40,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )
    place = forms.CharField(
        label="Où vous vivez",
        required=False,
        max_length=300,
        help_text="Adresse, étage, digicode : ce qu’il faudrait aux secours pour vous trouver.",
        widget=forms.Textarea({"rows": 3}),
    )
    trusted_contact = forms.CharField(
        label="Un·e proche de confiance",
        required=False,
        max_length=200,
        help_text="Un nom et un numéro. Dites-lui que vous l’avez inscrit·e ici.",
    )


class PreferencesForm(forms.Form):
    """How one wishes to be spoken to."""

    address = forms.ChoiceField(
        label="Comment le programme vous parle", choices=ADDRESSES, widget=forms.RadioSelect
    )
    gender = forms.ChoiceField(label="Comment il accorde les mots", choices=GENDERS, widget=forms.RadioSelect)
    country = forms.ChoiceField(label="Pays pour les numéros d’aide")
    discreet = forms.BooleanField(
        label="Mode discret",
        required=False,
        help_text="Dans l’onglet et sur l’écran d’accueil, le site s’appelle « Carnet » et son icône ne dit rien. Aucune notification.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [(country.code, country.name) for country in countries()]  # type: ignore[attr-defined]
