"""TEI P5: one corpus with structure, annotations as standoff and corrections."""
