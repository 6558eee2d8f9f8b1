"""What the desk makes of text and names: values out of values, nothing stored, nothing shown."""
