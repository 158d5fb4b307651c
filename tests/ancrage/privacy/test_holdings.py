"""Every table that holds something about people is declared: who adds one must say how it is erased."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import BinaryField

from ancrage.privacy import queries

OF_DJANGO = {"contenttypes.ContentType", "auth.Permission", "auth.Group"}


def points_at_a_user(model) -> bool:
    return any(
        field.is_relation and field.related_model is get_user_model()
        for field in model._meta.get_fields()
        if not field.auto_created
    )


def holds_sealed_text(model) -> bool:
    return any(isinstance(field, BinaryField) for field in model._meta.concrete_fields)


def about_people(models=None) -> set[str]:
    """Tables with a key to a user, with a sealed column, and tables that hang from one of those."""
    models = list(models or apps.get_models())
    found = {model for model in models if points_at_a_user(model) or holds_sealed_text(model)}
    return {model._meta.label for model in found} - OF_DJANGO


def declared() -> set[str]:
    return {holding.model for holding in queries.holdings()}


def test_every_table_about_people_is_declared():
    assert about_people() - declared() == set()


def test_what_hangs_from_a_declared_table_is_declared():
    hanging = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model._meta.label in declared() - {"accounts.User"}
    }
    assert hanging - declared() == {"account.EmailConfirmation", "audit.Seal", "audit.Unsealed"}, (
        "EmailConfirmation goes with its address (cascade), Seal and Unsealed hold hashes and dates: declare anything else"
    )


def test_an_undeclared_table_would_be_seen():
    assert {"companion.Conversation", "accounts.Identity", "vault.PersonKey"} <= about_people()


def test_every_declared_table_exists_and_is_named_once():
    holdings = queries.holdings()
    assert {model._meta.label for model in apps.get_models()} >= declared()
    assert len({holding.name for holding in holdings}) == len(holdings)


def test_every_holding_says_what_why_on_what_basis_and_how_long():
    for holding in queries.holdings():
        assert all((holding.what, holding.purpose, holding.legal_basis, holding.retention)), holding.name


def test_the_account_is_erased_last():
    names = [holding.name for holding in reversed(queries.holdings())]
    assert names.index("messages") < names.index("conversations")
    assert all(
        names.index(other) < names.index("account")
        for other in ("messages", "alerts", "identity", "sessions")
    )
