"""What is painted beside the text: marks of kinds, shapes and bars of tags, rows of lists."""
