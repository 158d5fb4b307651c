"""A copy of everything held about someone: a page that opens without a network, and the same as JSON with its schema."""
