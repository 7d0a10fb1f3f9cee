"""The figures: built from the ledger, asked by name, read-only."""
