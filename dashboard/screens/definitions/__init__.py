"""定義と品質: what figures mean, which files were read, what was noticed in them, and whether the checks hold."""
