"""`python -m crm_desktop.admin`: the same as `python -m crm_desktop admin`."""

import sys

from crm_desktop.admin.command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
