"""Learn the weights of the learned reader from the messages of the repository: `python -m vigie train`.

Needs the `train` extra (PyTorch, scikit-learn, the base encoder); nothing here is imported when a message is read.
"""
