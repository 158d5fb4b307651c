"""Settings, root URLs, system checks."""
