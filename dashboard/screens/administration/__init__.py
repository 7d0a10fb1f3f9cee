"""What the page 管理 says."""
