"""The talk: what the person says is stored and read before any word is composed."""
