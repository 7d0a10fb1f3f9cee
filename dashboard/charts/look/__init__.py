"""What all shapes share: colours, axes, keys, and where labels go."""
