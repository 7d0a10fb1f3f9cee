"""組織表: the register of the 課."""
