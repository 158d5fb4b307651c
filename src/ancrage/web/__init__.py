"""HTML, by audience. Views read queries, call actions, and never touch tables."""
