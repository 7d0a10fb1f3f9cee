"""One initiative's own view: what is asked first, its ends and milestones, its KPI, and where it all comes from."""
