"""Ancrage: mental-health support where a machine listens and a human confirms."""
