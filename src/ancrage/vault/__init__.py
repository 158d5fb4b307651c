"""Sealed text: a key per person, wrapped by the site's key; erasure destroys the key."""
