"""Consents, what each app holds, erasure."""
