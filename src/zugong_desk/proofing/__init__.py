"""Bulletins → findings: rules of proofreading, each a small module or the rows of a table."""
