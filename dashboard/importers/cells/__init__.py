"""A cell → a value. Knows no sheet."""
