"""Tables of the mental load."""
