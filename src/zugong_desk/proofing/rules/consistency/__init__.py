"""Rules that hold one place of an issue against another: names and figures that should be the same."""
