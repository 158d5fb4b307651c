"""Pure decisions on the mental load."""
