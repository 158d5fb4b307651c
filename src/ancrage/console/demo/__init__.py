"""The demonstration: an invented month in the life of invented people, played through the real actions."""
