"""Importers: one module a form, each `read(name, data, wishes, progress)` → `Source`."""
