"""What a package carries of others: which library comes from where, in which version, under which licence."""

import os
import re
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

# What every Linux has, and what belongs to its kernel and drivers.
SYSTEM = re.compile(r"(ld-linux.*|libc|libm|libdl|libpthread|librt|libresolv|libutil|libnss_.*|libanl)\.so(\..*)?|linux-vdso.*")
# The system's own are better where there are some; the launcher falls back on these.
FALLBACKS = {
    "fallback-graphics": re.compile(r"(libGL|libEGL|libGLX|libOpenGL|libGLdispatch)\.so(\..*)?"),
    # As Debian 12 builds them they ask for a newer C library than the rest does.
    "fallback-base": re.compile(r"(libstdc\+\+|libgcc_s|libexpat)\.so(\..*)?"),
}

SPDX = {
    "apache-2": "Apache-2.0", "apache-2.0": "Apache-2.0", "asl2.0": "Apache-2.0", "expat": "MIT", "mit": "MIT", "x11": "X11",
    "bsd": "BSD-3-Clause", "bsd-2-clause": "BSD-2-Clause", "bsd-3-clause": "BSD-3-Clause", "bsd3": "BSD-3-Clause",
    "zlib": "Zlib", "libpng": "Libpng", "isc": "ISC", "public-domain": "LicenseRef-public-domain", "mpl-2.0": "MPL-2.0",
    "lgpl-2": "LGPL-2.0-only", "lgpl-2+": "LGPL-2.0-or-later", "lgpl-2.1": "LGPL-2.1-only", "lgpl-2.1+": "LGPL-2.1-or-later",
    "lgpl-3": "LGPL-3.0-only", "lgpl-3+": "LGPL-3.0-or-later", "gpl-2": "GPL-2.0-only", "gpl-2+": "GPL-2.0-or-later",
    "gpl-3": "GPL-3.0-only", "gpl-3+": "GPL-3.0-or-later", "boost-1.0": "BSL-1.0", "psf-2": "PSF-2.0", "ftl": "FTL",
    "curl": "curl", "openssl": "OpenSSL", "cc0-1.0": "CC0-1.0", "artistic": "Artistic-1.0",
}


@dataclass(frozen=True)
class Origin:
    """A Debian package: what dpkg knows of it."""
    name: str
    version: str
    source: str
    licences: tuple


def needed(file):
    """The libraries that the loader would take for a file, as (name, path)."""
    lines = subprocess.run(["ldd", file], capture_output=True, text=True).stdout.splitlines()
    for line in lines:
        found = re.match(r"\s*(\S+) => (/\S+)", line)
        if found:
            yield found.group(1), Path(found.group(2))
        elif "not found" in line:
            raise SystemExit(f"{file} lacks {line.split()[0]}")


@lru_cache(maxsize=1)
def owners():
    """{path: Debian package} of all libraries and letters. One question for all: dpkg reads its whole list for each."""
    lines = subprocess.run(["dpkg", "-S", "*.so*", "*.ttf"], capture_output=True, text=True).stdout.splitlines()
    split = (line.partition(": ") for line in lines if not line.startswith("diversion by"))
    return {path: names.split(":")[0].split(",")[0] for names, _, path in split}


def package_of(path):
    """The Debian package that a library or a font belongs to, or None."""
    candidates = {str(path), os.path.realpath(path)}
    # Debian 12 knows files by /usr/lib, and some by /lib.
    candidates |= {name.removeprefix("/usr") for name in candidates if name.startswith("/usr/lib")}
    candidates |= {"/usr" + name for name in candidates if name.startswith("/lib")}
    return next((owners()[name] for name in sorted(candidates) if name in owners()), None)


@lru_cache(maxsize=None)
def origin(package):
    words = subprocess.run(["dpkg-query", "-W", "-f", "${Version}\t${source:Package}", package + ":amd64"],
                           capture_output=True, text=True)
    if words.returncode != 0:
        words = subprocess.run(["dpkg-query", "-W", "-f", "${Version}\t${source:Package}", package],
                               capture_output=True, text=True, check=True)
    version, source = words.stdout.split("\t")
    return Origin(package, version, source, licences(package))


def copyright_file(package):
    return Path("/usr/share/doc") / package / "copyright"


def licences(package):
    """The licences that a package's copyright file names, in its order; in SPDX's words where they are known."""
    try:
        text = copyright_file(package).read_text(errors="replace")
    except OSError:
        return ()
    names = re.findall(r"^License:[ \t]*(\S[^\n]*)$", text, re.MULTILINE)
    result = []
    for name in names:
        for word in re.split(r"\s+(?:and|or|with)\s+|,\s*", name.strip()):
            spdx = SPDX.get(word.lower().strip(".,"), None)
            if spdx and spdx not in result:
                result.append(spdx)
    return tuple(result) or ("see its copyright file",)
