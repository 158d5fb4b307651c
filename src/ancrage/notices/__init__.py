"""Messages that leave the house: content-free, one module per channel."""
