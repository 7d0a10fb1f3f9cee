"""次の一手: which procedures to change next, and how far that takes the city."""
