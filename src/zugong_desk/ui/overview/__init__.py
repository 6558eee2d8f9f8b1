"""The overview: what all annotations of the library come to, as a table, a timeline and the passages behind each cell."""
