"""The config app exists to register the start-up checks."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "ancrage.config"

    def ready(self) -> None:
        """Register the checks that `doctor` shows and that `serve` obeys."""
        from ancrage.config import checks

        checks.register_all()
