"""The export dialogue: what, how, a look at it, and the file; long exports in a thread of their own."""
