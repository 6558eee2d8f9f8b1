"""The same bulletin in every form in which one arrives."""
