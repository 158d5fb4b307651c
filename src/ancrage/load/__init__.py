"""The mental load: what is emptied from the head, sorted, carried, let go."""
