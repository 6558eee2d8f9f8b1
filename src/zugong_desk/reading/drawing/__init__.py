"""Drawing: the pages of a file as pictures, for forms whose pages are pictures or PDF."""
