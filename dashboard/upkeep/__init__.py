"""What keeps a data folder for years: backups and putting them back, checks, and whether all is well right now."""
