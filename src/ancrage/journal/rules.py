"""Pure decisions on the mood."""
