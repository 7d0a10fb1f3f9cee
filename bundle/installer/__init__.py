"""What installs, upgrades, goes back and starts. Python's own library only: nothing is installed yet when it begins."""
