"""connection-file: what people open instead of typing where the base is."""

import argparse
from dataclasses import replace
from pathlib import Path

from crm_desktop.admin import connection
from crm_desktop.admin.output import Output, Result
from crm_desktop.services import connection_file
from crm_desktop.services.errors import Refused


def write(options: argparse.Namespace, output: Output) -> Result:
    """Nothing is asked of the server: the file may be made before it runs."""
    profile = connection.profile_of(options)
    # Said, not left to the reader's usual: what the administrator means holds on every computer.
    profile = replace(profile, sslmode=profile.mode)
    path = Path(options.output)
    path = path if path.suffix else path.with_suffix(connection_file.SUFFIX)
    try:
        connection_file.write(path, profile)
    except ValueError as error:
        raise Refused("not_a_certificate", {"path": profile.sslrootcert}) from error
    except OSError as error:
        raise Refused("file_not_written", {"path": str(path), "said": error.strerror or str(error)}) from error
    lines = [output.say("connection_written", path=path, host=profile.host, sslmode=profile.sslmode)]
    if profile.sslmode not in ("verify-full", "verify-ca") and not connection.is_this_computer(profile.host):
        lines.append(output.say("weak_mode", sslmode=profile.sslmode))
    return Result(
        {"path": str(path), "sslmode": profile.sslmode, "with_certificate": bool(profile.sslrootcert)}, lines
    )
