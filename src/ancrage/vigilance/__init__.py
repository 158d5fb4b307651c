"""What was heard and checked: readings, signals, and what professionals said of them."""
