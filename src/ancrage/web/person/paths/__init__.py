"""URLs of the person’s pages, by what they are about."""
