"""Pure decisions on the directory."""
