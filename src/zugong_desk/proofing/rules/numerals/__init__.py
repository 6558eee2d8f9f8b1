"""Rules of numerals: ranges, magnitudes, approximations, units, arithmetic, dates."""
