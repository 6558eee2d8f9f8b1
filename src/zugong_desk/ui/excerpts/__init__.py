"""The excerpts pane: collections, their excerpts in order, and light editing of each."""
