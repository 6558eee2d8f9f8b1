"""Learning, measured: an editor who corrects issue after issue, and what that does to texts that nobody touched."""
