"""The trail: who did or read what, when, on what ground; chained, sealed, verifiable."""
