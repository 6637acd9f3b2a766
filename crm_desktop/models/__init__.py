"""The tables of the office and the workflows of its documents; SQLAlchemy and the standard library only."""
