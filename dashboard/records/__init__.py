"""The decisions that are recorded beside the imports, one kind a file."""
