"""Pages: person."""
