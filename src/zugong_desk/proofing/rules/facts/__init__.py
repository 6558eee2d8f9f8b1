"""Rules that show beside a place what other issues state; they never say which of the two is right."""
