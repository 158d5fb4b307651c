"""Who looks after whom, and the alert circuit: raised, taken, answered, closed, never lost."""
