"""Similar practices: passages that reuse another almost word for word, and those that tell the same in other words."""
