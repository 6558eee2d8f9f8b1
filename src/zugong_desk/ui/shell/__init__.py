"""The window's frame: bars, layout, folding, inspector, history, commands."""
