"""Due work: rows with a due date, claimed by a lease, found by loops that may die at any point."""
