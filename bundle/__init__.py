"""Installation without internet: what is made on a connected machine, and what installs it on one that is not."""
