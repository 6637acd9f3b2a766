"""The *.crmconnect file an administrator hands out: where the base is and whom to believe; never a password.

The root certificate may be inside, so that one file is enough; the program keeps it with the person's settings.
"""

import hashlib
import json
import re
import ssl
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from crm_desktop import paths
from crm_desktop.services.auth import Profile
from crm_desktop.services.private_files import write_private

SUFFIX = ".crmconnect"
CERTIFICATE = "root_certificate"
# The demonstration's people carry passwords; nothing of them belongs into a file that is handed out.
LEFT_OUT = ("demo", "people")
PEM = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.S)


def read(path: Path) -> Profile:
    """Raises OSError when it cannot be read, ValueError or TypeError when it is something else."""
    told = json.loads(path.read_text(encoding="utf-8-sig"))
    if not isinstance(told, dict):
        raise TypeError("not an object")
    told = {name: value for name, value in told.items() if name not in LEFT_OUT}
    certificate = told.pop(CERTIFICATE, "")
    profile = Profile(**told)
    if certificate:
        return replace(profile, sslrootcert=str(_kept(certificate)))
    if profile.sslrootcert:
        # The certificate lies beside the file, wherever both were copied.
        return replace(profile, sslrootcert=str((path.parent / profile.sslrootcert).absolute()))
    return profile


def write(path: Path, profile: Profile) -> None:
    """Writes what differs from the usual, with the root certificate inside; raises ValueError when that is none."""
    told: dict[str, Any] = {name: value for name, value in asdict(profile).items() if name not in LEFT_OUT and value}
    place = told.pop("sslrootcert", "")
    if place:
        told[CERTIFICATE] = certificates(Path(place).read_text(encoding="utf-8"))
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def certificates(text: str) -> str:
    """The certificates of a PEM file without what people write around them; raises ValueError when there are none."""
    found = PEM.findall(text)
    if not found:
        raise ValueError("there is no certificate in it")
    try:
        ssl.create_default_context(cadata="\n".join(found))
    except ssl.SSLError as error:
        raise ValueError("a certificate in it cannot be read") from error
    return "\n".join(found) + "\n"


def _kept(certificate: str) -> Path:
    """Under the name of its contents: files of two bases do not meet, the same file twice is one."""
    text = certificates(certificate)
    folder = paths.config_folder() / "certificates"
    folder.mkdir(exist_ok=True)
    path = folder / f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.crt"
    write_private(path, text)
    return path
