"""Numbering: ordinals that count on, levels, and heads that stand beside each other."""
