"""Web pages: saved pages, MHT archives and HTML written by Word, read as a browser shows them. Nothing is fetched."""
