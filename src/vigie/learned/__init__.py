"""The learned reader: what it hears beside the rules. It may raise an outcome, never lower what a rule found.

Weights come only from the messages of the repository (`python -m vigie train`); numpy alone reads them.
"""

import os

# Messages are short: one thread reads them fastest, and several processes share a machine. Only before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
