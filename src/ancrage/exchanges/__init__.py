"""What a person asks of the people who look after them: a call back, an appointment, a message, and where it stands."""
