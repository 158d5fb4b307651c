"""vigie reads a French message for signs of danger and distress, and shows why. Pure: no Django, no network."""

from vigie.reading import Finding, Outcome, Quality, Reading, Risk, Subject, Turn

__all__ = ["Finding", "Outcome", "Quality", "Reading", "Risk", "Subject", "Turn"]
