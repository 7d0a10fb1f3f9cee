"""Screens of 探索."""
