"""The press: manuscripts set in pages with Qt's type, for PDF and for the preview; both are the same pages."""
