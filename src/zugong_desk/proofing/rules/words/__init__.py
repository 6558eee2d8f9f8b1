"""字词: words written wrongly, out of order, twice, or in a form that the standards advise against."""
