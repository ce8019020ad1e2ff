"""Certificates that hold and certificates that do not, made anew by the openssl command (H140)."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOST = "haber.example"
_CONFIG = """
[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
rand_serial = yes
unique_subject = no
policy = any
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
"""


@dataclass(frozen=True)
class Case:
    """A server's certificate: for which names, when it holds, who signed it, and what it is for."""

    names: str = f"DNS:{HOST}"
    begins: str = "20200101000000Z"
    ends: str = "20991231000000Z"
    signer: str = "ca"  # or "other-ca", that nobody trusts; "leaf", that may sign nothing; "self"
    usage: str = "serverAuth"
    digest: str = "sha256"
    key: tuple[str, ...] = ("ec", "-pkeyopt", "ec_paramgen_curve:prime256v1")


RIGHT: Mapping[str, Case] = {
    "one name": Case(),
    "a name among others": Case(names=f"DNS:baska.example,DNS:{HOST}"),
    "RSA of 2,048 bits": Case(key=("rsa:2048",)),
}
WRONG: Mapping[str, Case] = {
    "expired": Case(ends="20200201000000Z"),
    "not yet valid": Case(begins="20980101000000Z"),
    "wrong host": Case(names="DNS:baska.example"),
    "wrong wildcard": Case(names="DNS:*.haber.example"),
    "a wildcard for everything": Case(names="DNS:*"),
    "an address and no name": Case(names="IP:127.0.0.1"),
    "a name in the subject alone": Case(names=""),
    "self-signed": Case(signer="self"),
    "signed by nobody known": Case(signer="other-ca"),
    "signed by one who may not sign": Case(signer="leaf"),
    "for clients only": Case(usage="clientAuth"),
    "signed with SHA-1": Case(digest="sha1", key=("rsa:2048",)),
    "RSA of 1,024 bits": Case(key=("rsa:1024",)),
}


class Office:
    """Makes the certificates of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "openssl.cnf").write_text(_CONFIG)
        (folder / "index.txt").touch()
        for name in ("ca", "other-ca"):
            self._sign_oneself(name, ("basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign"))
        self._issue("leaf", Case(), "ca")

    @property
    def trusted(self) -> str:
        """The file of the one authority that clients trust."""
        return str(self._folder / "ca.crt")

    def chain(self, case: Case) -> Path:
        """One file with the key, the certificate, and who signed it."""
        if case.signer == "self":
            self._sign_oneself("server", (f"subjectAltName={case.names}",))
        else:
            self._issue("server", case, case.signer)
        parts = ["server.key", "server.crt"] + ([f"{case.signer}.crt"] if case.signer != "self" else [])
        path = self._folder / "chain.pem"
        path.write_text("".join((self._folder / part).read_text() for part in parts))
        return path

    def _sign_oneself(self, name: str, extensions: tuple[str, ...]) -> None:
        added = [word for extension in extensions for word in ("-addext", extension)]
        self._run("req", "-x509", *self._new_key(name, Case().key), "-days", "3650", "-out", f"{name}.crt", *added)

    def _issue(self, name: str, case: Case, signer: str) -> None:
        self._run("req", "-new", *self._new_key(name, case.key), "-out", f"{name}.csr")
        extensions = ["basicConstraints=critical,CA:FALSE", f"extendedKeyUsage={case.usage}"]
        extensions += [f"subjectAltName={case.names}"] if case.names else []
        (self._folder / "extensions").write_text("\n".join(extensions) + "\n")
        self._run(
            "ca", "-batch", "-notext", "-in", f"{name}.csr", "-out", f"{name}.crt", "-cert", f"{signer}.crt",
            "-keyfile", f"{signer}.key", "-startdate", case.begins, "-enddate", case.ends, "-md", case.digest,
            "-extfile", "extensions",
        )  # fmt: skip

    def _new_key(self, name: str, kind: tuple[str, ...]) -> list[str]:
        return ["-newkey", *kind, "-nodes", "-keyout", f"{name}.key", "-subj", f"/CN={HOST}"]

    def _run(self, command: str, *arguments: str) -> None:
        line = ["openssl", command, "-config", "openssl.cnf", *arguments]
        subprocess.run(line, cwd=self._folder, check=True, capture_output=True)
