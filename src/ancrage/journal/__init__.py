"""What a person notes of their mood, day after day, and what changes against their own habit."""
