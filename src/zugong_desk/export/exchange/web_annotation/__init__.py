"""The W3C Web Annotation model as JSON-LD: written, checked and read."""
