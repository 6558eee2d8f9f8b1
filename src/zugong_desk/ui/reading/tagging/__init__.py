"""Tagging at the speed of reading: a mode in which every key reads on or tags, its legend, and a look at what is tagged."""
