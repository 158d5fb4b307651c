"""The safety plan: six steps and reasons to live, in the person’s own words, version after version."""
