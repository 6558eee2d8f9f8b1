"""What goes to other tools and comes back from them: one module or package a format, each with its unit said."""
