"""A sheet → a Table, and its columns → typed rows. Knows no dataset."""
