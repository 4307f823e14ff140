"""Measurements, as ratios against a baseline in the same run: figures, not tests. Nothing here fails a build."""
