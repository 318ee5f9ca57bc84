"""The bench of the house: figures as ratios against a baseline of the same run, each with its goal."""
