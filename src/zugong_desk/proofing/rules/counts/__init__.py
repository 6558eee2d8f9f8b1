"""What a text says of itself: how many there are, and by what name."""
