#!/usr/bin/env python3
"""Makes the relocatable archive out of an installation tree.

    make_archive.py --tree DIR --version X --out pleinair-X-linux-x86_64.tar.zst

DIR is the installation's prefix. The archive holds it, Qt and every other library that it needs beside the
C library, Qt's plug-ins, letters, each library's copyright file, and a launcher. Needs patchelf and zstd.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import shipped  # noqa: E402

MULTIARCH = "x86_64-linux-gnu"
PLUGINS = Path(f"/usr/lib/{MULTIARCH}/qt6/plugins")
# Which of Qt's plug-ins: the window systems, pictures, input methods and the desktop's own dialogs.
PLUGIN_FOLDERS = ["platforms", "imageformats", "iconengines", "platforminputcontexts", "xcbglintegrations",
                  "platformthemes", "wayland-shell-integration", "wayland-graphics-integration-client",
                  "wayland-decoration-client"]
FONTS = ["/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"]


def set_search_path(file, path):
    subprocess.run(["patchelf", "--set-rpath", path, file], check=True)


def is_program(path):
    with open(path, "rb") as file:
        return file.read(4) == b"\x7fELF"


def folder_of(name):
    return next((folder for folder, pattern in shipped.FALLBACKS.items() if pattern.fullmatch(name)), "bundled")


def bundle(programs, libraries):
    """Copies what the programs need, and what that needs. @return {package names}."""
    packages = set()
    for program in programs:
        for name, path in shipped.needed(program):
            if shipped.SYSTEM.fullmatch(name) or "/pleinair/" in str(path):
                continue
            place = libraries / folder_of(name) / name
            if place.exists():
                continue
            shutil.copyfile(os.path.realpath(path), place)
            place.chmod(0o644)
            package = shipped.package_of(path)
            if package is None:
                sys.exit(f"{path} belongs to no package, so its licence is not known.")
            packages.add(package)
    return packages


def copy_plugins(target):
    plugins = []
    for folder in PLUGIN_FOLDERS:
        for plugin in sorted((PLUGINS / folder).glob("*.so")):
            # The desktop's theme of GTK would bring all of GTK along.
            if plugin.name in ("libqgtk3.so",) or "eglfs" in plugin.name or "vnc" in plugin.name:
                continue
            place = target / folder / plugin.name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(plugin, place)
            plugins.append((plugin, place))
    return plugins


def newest_symbols(root):
    """The newest versions of the C and C++ libraries that anything in the archive asks for."""
    newest = {}
    for file in root.rglob("*"):
        if "fallback-base" in file.parts or not file.is_file() or file.is_symlink() or not is_program(file):
            continue
        text = subprocess.run(["objdump", "-T", file], capture_output=True, text=True).stdout
        for name, version in re.findall(r"\((?:\s*)(GLIBC|GLIBCXX)_([0-9.]+)\)", text):
            number = tuple(int(part) for part in version.split("."))
            newest[name] = max(newest.get(name, (0,)), number)
    return {name: ".".join(map(str, number)) for name, number in newest.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("tree", "version", "out"):
        parser.add_argument("--" + name, required=True)
    given = parser.parse_args()
    out = Path(given.out).resolve()
    top = f"pleinair-{given.version}-linux-x86_64"
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "0")
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        root = Path(folder) / top
        shutil.copytree(given.tree, root, symlinks=True)
        libraries = root / "lib"
        for kind in ("bundled", *shipped.FALLBACKS):
            (libraries / kind).mkdir(parents=True)
        ours = [file for file in (root / "bin").iterdir() if is_program(file)]
        modules = sorted((root / "lib" / MULTIARCH / "pleinair").glob("*.so"))
        plugins = copy_plugins(root / "lib/qt6/plugins")
        # The other modules need what the programs need; films bring OpenCV's video writer.
        films = [file for file in modules if file.name == "libpleinair_film.so"]
        packages = bundle([*ours, *films, *(source for source, _ in plugins)], libraries)
        packages |= {name for source, _ in plugins if (name := shipped.package_of(source))}
        for file in ours:
            set_search_path(file, f"$ORIGIN/../lib/{MULTIARCH}/pleinair:$ORIGIN/../lib/bundled")
        for file in modules:
            set_search_path(file, "$ORIGIN:$ORIGIN/torch/lib:$ORIGIN/../../bundled")
        for kind in ("bundled", *shipped.FALLBACKS):
            for file in (libraries / kind).iterdir():
                set_search_path(file, "$ORIGIN:$ORIGIN/../bundled")
        for _, file in plugins:
            set_search_path(file, "$ORIGIN/../../../bundled")
        (root / "bin/qt.conf").write_text("[Paths]\nPrefix = ..\nPlugins = lib/qt6/plugins\n")
        fonts = root / "share/fonts"
        fonts.mkdir(parents=True)
        for font in FONTS:
            shutil.copy(font, fonts)
            packages.add(shipped.package_of(Path(font)))
        (fonts / "fonts.conf").write_text(
            '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
            '  <dir>/usr/share/fonts</dir>\n  <dir prefix="relative">.</dir>\n'
            '  <cachedir prefix="xdg">fontconfig</cachedir>\n</fontconfig>\n')
        copyrights = root / "share/doc/pleinair/copyrights"
        copyrights.mkdir(parents=True)
        for package in sorted(packages):
            shutil.copyfile(shipped.copyright_file(package), copyrights / package)
        shutil.copy(HERE / "archive_launcher.sh", root / "pleinair")
        shutil.copy(HERE / "archive_launcher.sh", root / "pleinair-cli")
        for launcher in ("pleinair", "pleinair-cli"):
            (root / launcher).chmod(0o755)
        (out.parent / "archive-packages.txt").write_text("".join(sorted(name + "\n" for name in packages)))
        print(f"{top}: {len(list((libraries / 'bundled').iterdir()))} libraries of {len(packages)} packages; needs "
              + ", ".join(f"{name} {version}" for name, version in sorted(newest_symbols(root).items())))
        subprocess.run(["tar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner", f"--mtime=@{epoch}",
                        "--use-compress-program=zstd -12 -T0", "-cf", str(out), "-C", folder, top], check=True)
    print(f"{out.name}: {out.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
