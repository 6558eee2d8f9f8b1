"""The registry of names and terms in a window of its own: what the text offers, what editors confirmed and refused."""
