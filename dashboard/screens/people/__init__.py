"""兼務職員・相談・ヒアリング: what is known of whom to talk to in a 課, and of what was said."""
