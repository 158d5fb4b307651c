"""Pure decisions on the safety plan."""
