"""Punctuation by GB/T 15834—2011: what is certain in official prose."""
