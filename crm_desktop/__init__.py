"""CRM Desktop: an office sells services from the recorded need to the signed act."""

__version__ = "0.1.0"
