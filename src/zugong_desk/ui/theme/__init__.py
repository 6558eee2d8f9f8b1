"""How the desk looks: tokens, fonts, palette and style sheet, icons."""
