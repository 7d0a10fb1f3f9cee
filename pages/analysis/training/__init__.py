"""The list of people for a training, for who may see it."""
