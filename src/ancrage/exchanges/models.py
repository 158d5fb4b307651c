"""Tables of the requests."""
