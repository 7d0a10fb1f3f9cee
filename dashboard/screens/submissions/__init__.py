"""提出状況: which 課 has sent which month of what every 課 sends every month, and whom to remind."""
