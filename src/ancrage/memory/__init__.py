"""What the companion remembers of someone from one talk to the next, with their consent, under their eyes."""
