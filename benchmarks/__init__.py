"""Measurements of speed: each runs us and an anchor interleaved and judges the ratio (docs/performance.md)."""
