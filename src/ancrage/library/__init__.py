"""The shelf of articles: which one answers a question, and the honest silence when none does."""
