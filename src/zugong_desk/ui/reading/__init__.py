"""The reading pane: the typeset text in which the editor types, with its gutter and its margin of tags."""
