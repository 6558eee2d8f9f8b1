"""相似做法: what in the library is like a passage, side by side with it, and the way that a practice went."""
