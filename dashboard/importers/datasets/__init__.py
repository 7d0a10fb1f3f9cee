"""What each dataset is: one folder (or one file) a subject, found by listing. No dataset knows another's folder."""
