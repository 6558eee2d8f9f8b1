"""What stands in a Word file: its parts, styles, numbering and text, as far as a source needs them."""
