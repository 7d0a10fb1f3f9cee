"""The words of everything the importers find."""
