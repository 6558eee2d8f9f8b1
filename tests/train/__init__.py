"""Training: the tables of `resources/parser` fitted to gold, starting from the weights that a person set."""
