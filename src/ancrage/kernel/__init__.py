"""What every app stands on: the clock, the base of tables, the family of errors."""
