"""Which figures of the pages an import moves, a file for each subject."""
