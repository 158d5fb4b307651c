"""Engines compose words. None of them decides what is urgent."""
