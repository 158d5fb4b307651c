"""People, organisations, roles, second factor, recovery codes."""
