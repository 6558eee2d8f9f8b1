"""The whole library: tallies in idle moments, what the other issues state, and the check of all issues at once."""
