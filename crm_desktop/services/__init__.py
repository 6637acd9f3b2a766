"""Verbs of the trade, without Qt."""
