"""Web pages of one file: manuscripts and proofs; no script, nothing from elsewhere."""
