"""Giving a person's own sentence back to them: well spelled, turned to them, or not at all.

Only what is sure is turned: words of the vocabulary, verbs whose form is known. Anything else gives nothing,
and the companion says less.
"""
