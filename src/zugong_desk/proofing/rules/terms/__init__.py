"""术语: fixed political phrases, names of people and bodies, and words that a house avoids."""
