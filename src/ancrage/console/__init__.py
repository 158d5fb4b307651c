"""The `ancrage` command, one module per sub-command."""
