"""The use cases: what an editor can do with a library, the same from the window and from the command line."""
