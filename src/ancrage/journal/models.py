"""Tables of the mood."""
