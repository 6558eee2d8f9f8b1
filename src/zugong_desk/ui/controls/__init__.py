"""Small controls that several panes are made of."""
