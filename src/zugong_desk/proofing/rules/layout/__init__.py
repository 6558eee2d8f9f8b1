"""Layout: what a page, a conversion or a recogniser left in the text, and how titles, heads and mastheads are set."""
