"""Table and list models over the frozen rows of views, changed by difference."""
