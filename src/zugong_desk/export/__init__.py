"""Bulletins and passages as bytes, one module a format; how a file is put in its place; exchange of codebooks."""
