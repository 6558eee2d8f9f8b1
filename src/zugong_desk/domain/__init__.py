"""Nouns and rules of a bulletin: text, blocks, ranges, steps. Standard library only."""
