"""The same for those like it: the offer after a correction, and the list in which an editor chooses."""
