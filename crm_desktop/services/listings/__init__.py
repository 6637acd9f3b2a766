"""What the lists show: pure data and SQL text, one file per feature; neither Qt nor SQLAlchemy."""
