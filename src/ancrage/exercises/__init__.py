"""Exercises done by a person, alone or inside a talk."""
