"""The learned reader: what it hears beside the rules. It may raise an outcome, never lower what a rule found.

Weights come only from the messages of the repository (`python -m vigie train`); numpy alone reads them.
"""
