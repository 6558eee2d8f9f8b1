"""What stands on a page, whatever it came from: glyphs in runs become lines in reading order, with their print."""
