"""The corrections of the issue on the table: what was changed against the source, by whom, when and why."""
