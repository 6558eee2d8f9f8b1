"""The start page: sample, new, open, recent libraries, a place to drop files."""
