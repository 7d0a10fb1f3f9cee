"""Importing into an installation of many municipalities: whose each file is, and all of them on all cores."""
