"""What the parser has learnt from the corrections in the library, and from which issues."""
