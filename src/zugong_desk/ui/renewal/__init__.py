"""What parsing an issue again would change, to be ticked before it changes."""
