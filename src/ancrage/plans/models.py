"""Tables of the safety plan."""
