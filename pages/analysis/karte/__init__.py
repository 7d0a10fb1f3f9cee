"""What 部署カルテ draws."""
