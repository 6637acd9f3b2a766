"""The administrator's command line: `python -m crm_desktop admin --help`; it needs no Qt."""
