"""How the line to the server is encrypted, and how much is asked of the server before it is believed."""

import ssl
from pathlib import Path
from typing import Any

from crm_desktop import paths
from crm_desktop.services.private_files import write_private

NEAR = frozenset({"localhost", "127.0.0.1", "::1"})
MODES = ("disable", "prefer", "require", "verify-ca", "verify-full")
CHECKED = frozenset({"verify-ca", "verify-full"})
STORES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem")
"""Where systems keep their roots when Python was built to look for them elsewhere."""


def is_near(host: str) -> bool:
    """Whether the server is this very computer, so that nobody can stand between."""
    return host.strip().lower() in NEAR


def usual_mode(host: str) -> str:
    """What a connection typed by hand begins with: the full check, except for this very computer."""
    return "prefer" if is_near(host) else "verify-full"


def parameters(mode: str, root_certificate: str, channel_binding: str = "") -> dict[str, Any]:
    """Arguments of psycopg2.connect; in every mode a server that wants the password itself does not get it.

    Channel binding ties the proof of the password to the server's certificate (RFC 5929); PgBouncer cannot do it.
    """
    own: dict[str, Any] = {
        "sslmode": mode,
        # A Kerberos ticket would encrypt the line without any certificate, whatever sslmode says.
        "gssencmode": "disable",
        "require_auth": "scram-sha-256",
    }
    if root_certificate:
        own["sslrootcert"] = _readable(root_certificate)
    elif mode in CHECKED:
        own["sslrootcert"] = system_roots()
    if mode == "verify-full":
        own["channel_binding"] = channel_binding or "require"
    elif channel_binding:
        own["channel_binding"] = channel_binding
    return own


def system_roots() -> str:
    """A file with the roots this computer trusts, made anew at every sign-in.

    libpq's own sslrootcert=system finds nothing on Windows, where the roots lie in no file.
    """
    context = ssl.create_default_context()
    for store in STORES:
        if not context.cert_store_stats()["x509_ca"] and Path(store).exists():
            context.load_verify_locations(store)
    found = sorted(context.get_ca_certs(binary_form=True))
    path = paths.cache_folder() / "roots.pem"
    write_private(path, "".join(map(ssl.DER_cert_to_PEM_cert, found)))
    return _readable(str(path))


def _readable(path: str) -> str:
    from crm_desktop.services.server_programs import plain

    return plain(Path(path))
