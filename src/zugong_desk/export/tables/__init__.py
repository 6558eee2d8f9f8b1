"""Workbooks and CSV: cells are text that no spreadsheet takes for a formula, or numbers."""
