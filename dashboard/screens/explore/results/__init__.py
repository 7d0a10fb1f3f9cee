"""The rows that a statement gave as a figure: what their columns hold decides which figures suit them."""
