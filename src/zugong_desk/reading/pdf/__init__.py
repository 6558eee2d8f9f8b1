"""What a PDF's text layer says: characters where they stand, put into lines, in reading order, with their print."""
