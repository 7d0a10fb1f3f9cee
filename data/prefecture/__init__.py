"""A fictional prefecture, or a fictional country, of any size: for looking at, for tests and for measuring."""
