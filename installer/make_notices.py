#!/usr/bin/env python3
"""Writes LICENSES.md and the SPDX documents out of what the packages really carry.

    make_notices.py --packages DIR --tree DIR --archive-packages FILE --version X --licenses FILE

For each package in --packages (Debian packages and archives) an SPDX 2.3 document, NAME.spdx.json, is put
beside it. --tree is the installation of all components, --archive-packages what the archive bundles.
"""

import argparse
import datetime
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import shipped  # noqa: E402

# In the binaries without a file of their own: header-only libraries, and LibTorch with what it names.
COMPILED_IN = {"nlohmann-json3-dev": "reads and writes JSON", "libcli11-dev": "reads the command line"}
PINNED = {"torch": ("BSD-3-Clause", "LibTorch: networks and training"),
          "nvidia-cuda-runtime": ("LicenseRef-NVIDIA-CUDA-EULA", "named by LibTorch"),
          "nvidia-cuda-cupti": ("LicenseRef-NVIDIA-CUDA-EULA", "named by LibTorch")}


def pinned():
    """(name, version, SHA-256) of what libtorch.txt pins."""
    for line in (HERE / "libtorch.txt").read_text().splitlines():
        found = re.match(r"([a-z-]+)==(\S+) --hash=sha256:(\S+)", line)
        if found:
            yield found.groups()


def digest(path):
    value = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            value.update(block)
    return value.hexdigest()


def depends(deb):
    text = subprocess.run(["dpkg-deb", "--field", deb, "Depends"], capture_output=True, text=True, check=True).stdout
    return [re.split(r"[ (]", part.strip())[0] for part in text.strip().split(",") if part.strip()]


def element(identifier, name, version, licence, **more):
    return {"SPDXID": identifier, "name": name, "versionInfo": version, "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False, "licenseConcluded": licence, "licenseDeclared": licence,
            "copyrightText": "NOASSERTION", **more}


def expression(licences):
    known = [name for name in licences if " " not in name]
    return " AND ".join(known) if known else "NOASSERTION"


def parts_of(package, bundled):
    """The elements that a package contains: (element, relation)."""
    name = package.name
    if "training" in name or "linux-x86_64" in name:
        for part, version, sha in pinned():
            yield element(f"SPDXRef-{part}", part, version, PINNED[part][0],
                          checksums=[{"algorithm": "SHA256", "checksumValue": sha}]), "CONTAINS"
    for part in COMPILED_IN:
        known = shipped.origin(part)
        yield element(f"SPDXRef-{part}", part, known.version, expression(known.licences)), "STATIC_LINK"
    names, relation = (bundled, "CONTAINS") if "linux-x86_64" in name else (depends(package), "DEPENDS_ON")
    for part in names:
        if part.startswith("pleinair"):
            continue
        try:
            known = shipped.origin(part)
        except subprocess.CalledProcessError:
            continue
        yield element("SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", part), part, known.version,
                      expression(known.licences), supplier="Organization: Debian",
                      externalRefs=[{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                                     "referenceLocator": f"pkg:deb/debian/{part}@{known.version}"}]), relation


def spdx(package, version, bundled, created):
    whole = element("SPDXRef-Package", package.name, version, "Apache-2.0", packageFileName=package.name,
                    checksums=[{"algorithm": "SHA256", "checksumValue": digest(package)}])
    found = {item["SPDXID"]: (item, relation) for item, relation in parts_of(package, bundled)}
    return {"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": package.name,
            "documentNamespace": f"https://spdx.org/spdxdocs/{package.name}-{digest(package)[:32]}",
            "creationInfo": {"created": created, "creators": ["Tool: pleinair-make-notices"]},
            "hasExtractedLicensingInfos": [
                {"licenseId": "LicenseRef-NVIDIA-CUDA-EULA", "name": "NVIDIA CUDA Toolkit EULA",
                 "extractedText": "NVIDIA's licence for the CUDA Toolkit; the runtime libraries may be passed on."},
                {"licenseId": "LicenseRef-public-domain", "name": "Public domain",
                 "extractedText": "Placed in the public domain by its authors."}],
            "packages": [whole, *(item for item, _ in found.values())],
            "relationships": [
                {"spdxElementId": "SPDXRef-DOCUMENT", "relatedSpdxElement": "SPDXRef-Package",
                 "relationshipType": "DESCRIBES"},
                *({"spdxElementId": "SPDXRef-Package", "relatedSpdxElement": identifier, "relationshipType": relation}
                  for identifier, (_, relation) in found.items())]}


def model_cards(tree):
    for card in sorted(tree.glob("share/pleinair/models/*/README.md")):
        text = card.read_text()
        yield text.splitlines()[0].lstrip("# "), card.parent.name, text


def licenses(tree, bundled):
    lines = ["# What the packages carry, and under which licence", "",
             "Made by `installer/make_notices.py` from what is really shipped. Pleinair itself is under the Apache License 2.0.",
             "The Debian packages carry nothing of others but LibTorch and NVIDIA's two libraries (`pleinair-training`, `pleinair-cuda`);",
             "everything else they ask Debian for. The archive carries all of the following, each library as Debian built it; its full",
             "copyright file lies in `share/doc/pleinair/copyrights/`. Some of them (poppler, x264, x265) are under the GPL, so that who",
             "passes the archive on does so under the GPL, version 3; the Debian packages and the sources stay under the Apache License.", "",
             "## In the Debian packages and the archive", "", "| what | version | licence | for |", "|---|---|---|---|"]
    for part, version, _ in pinned():
        lines.append(f"| {part} | {version} | {PINNED[part][0].removeprefix('LicenseRef-')} | {PINNED[part][1]} |")
    for part, purpose in COMPILED_IN.items():
        known = shipped.origin(part)
        lines.append(f"| {part.removesuffix('-dev')} | {known.version} | {', '.join(known.licences)} | {purpose} (compiled in) |")
    lines += ["", "## In the archive alone", "", "| Debian package | version | licences named by its copyright file |", "|---|---|---|"]
    for part in bundled:
        known = shipped.origin(part)
        lines.append(f"| {part} | {known.version} | {', '.join(known.licences)} |")
    lines += ["", "## Models", ""]
    for title, folder, text in model_cards(tree):
        data = next((line for line in text.splitlines() if line.startswith("| data")), "")
        lines += [f"**{title}** (`models/{folder}`), Apache-2.0. Its card says on what it was trained:", "", *(["> " + data.strip("| ").replace(" | ", ": ")] if data else []), ""]
    return "\n".join(lines).rstrip() + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("packages", "tree", "archive-packages", "version", "licenses"):
        parser.add_argument("--" + name, required=True)
    given = parser.parse_args()
    bundled = Path(given.archive_packages).read_text().split()
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    created = datetime.datetime.fromtimestamp(epoch, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    for package in sorted(Path(given.packages).iterdir()):
        if package.suffix == ".deb" or package.name.endswith(".tar.zst"):
            document = spdx(package, given.version, bundled, created)
            (package.parent / (package.name + ".spdx.json")).write_text(json.dumps(document, indent=1) + "\n")
    Path(given.licenses).write_text(licenses(Path(given.tree), bundled))


if __name__ == "__main__":
    main()
