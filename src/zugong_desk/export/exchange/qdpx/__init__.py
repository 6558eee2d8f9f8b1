"""REFI-QDA projects (`.qdpx`): written, checked and read, those of other programs too."""
