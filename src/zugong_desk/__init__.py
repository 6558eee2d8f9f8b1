"""Zugong Desk (组工审校台): text, structure, tags and excerpts of bulletins on one desk."""

__version__ = "0.1.0"
