"""Pure decisions on the requests."""
