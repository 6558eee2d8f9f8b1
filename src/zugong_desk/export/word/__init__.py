"""Word documents: manuscripts, templates of the editor's own, errata and proofs, all from one table of looks."""
