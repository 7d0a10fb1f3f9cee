"""Answers (DataFrames) → figures, one shape a file. Pure: nothing here reads data or draws a page."""
