"""From what a person drops in the browser to an import: kept for a day, tried on a copy, then applied or forgotten."""
