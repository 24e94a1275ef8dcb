#!/usr/bin/env python3
"""Installs the packages as a stranger would, in a fresh Debian 12 root, and uses them there.

    try_packages.py --packages DIR [--only debian|archive] [--suites bookworm trixie] [--short]

Needs root and debootstrap. The Debian packages: only they and what they ask for are installed, beside what
any desktop has; the window starts under Xvfb and a recorded painting gives its photograph; a double-click on
a project and on recorded strokes opens the window; `train` runs with the training package; an upgrade and
the way back keep settings, recovered paintings and models; a removal leaves nothing but the user's own files.
The archive: window, training and films in roots without Qt, from a folder with a space in its name; --suites
names the releases of Debian that it is tried in. --short leaves out training and upgrade. Exits with 77 where
debootstrap or the right to use it is missing.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
OWN_SUITE = "bookworm"
HOME = "/root"
SHARE = "/usr/share/pleinair"
STROKES = SHARE + "/examples/mountain-lake.strokes.json"
# What a desktop brings along anyway: it knows file types, and which program opens them.
DESKTOP = ["libglib2.0-bin", "shared-mime-info", "desktop-file-utils", "x11-utils"]


class Failure(Exception):
    pass


def say(text):
    print(text, flush=True)


class Root:
    """A Debian system in a folder."""

    def __init__(self, folder):
        self.folder = folder

    @staticmethod
    def fresh(folder, mirror, suite=OWN_SUITE):
        subprocess.run(["debootstrap", "--variant=minbase", suite, folder, *mirror],
                       check=True, stdout=subprocess.DEVNULL)
        root = Root(folder)
        sources = ("sources.list", "sources.list.d", "preferences.d") if suite == OWN_SUITE else ()
        for part in ("apt.conf.d", "trusted.gpg.d", *sources):
            source = Path("/etc/apt") / part
            target = folder / "etc/apt" / part
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
            elif source.exists():
                shutil.copy(source, target)
        for certificate in ("/etc/ssl/certs", "/usr/local/share/ca-certificates"):
            if Path(certificate).is_dir():
                shutil.copytree(certificate, str(folder) + certificate, dirs_exist_ok=True, symlinks=False,
                                ignore_dangling_symlinks=True)
        shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
        subprocess.run(["mount", "--bind", "/dev", folder / "dev"], check=True)
        subprocess.run(["mount", "-t", "proc", "proc", folder / "proc"], check=True)
        root.run("apt-get", "-q", "update")
        return root

    def close(self):
        for part in ("dev", "proc"):
            subprocess.run(["umount", "-l", self.folder / part], stderr=subprocess.DEVNULL)

    def run(self, *words, may_fail=False, **environment):
        settings = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": HOME, "LC_ALL": "C.UTF-8",
                    "DEBIAN_FRONTEND": "noninteractive", "XDG_RUNTIME_DIR": "/tmp", **environment}
        for name in ("http_proxy", "https_proxy", "no_proxy"):
            if name in os.environ:
                settings[name] = os.environ[name]
        done = subprocess.run(["chroot", self.folder, *words], env=settings, capture_output=True, text=True)
        if done.returncode != 0 and not may_fail:
            raise Failure(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout[-1500:]}{done.stderr[-1500:]}")
        return done

    def install(self, *packages):
        self.run("apt-get", "-q", "-y", "--no-install-recommends", "install", *packages)

    def files(self):
        found = set()
        for parent, folders, names in os.walk(self.folder):
            if parent == str(self.folder):
                folders[:] = [name for name in folders if name not in ("proc", "dev", "tmp", "sys")]
            found.update(os.path.relpath(os.path.join(parent, name), self.folder) for name in names)
        return found


def require_picture(path, least):
    if not path.is_file() or path.stat().st_size < least:
        raise Failure(f"{path} is missing or too small to be a picture.")


def paint(root, program, share=SHARE):
    """A recorded painting in the real window under Xvfb."""
    root.run("xvfb-run", "-a", program, "--play", share + "/examples/mountain-lake.strokes.json",
             "--snapshot", "/tmp/window.png",
             "--photo", "/tmp/photograph.png")
    require_picture(root.folder / "tmp/window.png", 50_000)
    require_picture(root.folder / "tmp/photograph.png", 30_000)


def double_click(root, file):
    """Opens a file as a file manager does. A window that bears its name must come."""
    script = """
        gio open "$1" & sleep 1
        for i in $(seq 60); do
            windows=$(xwininfo -root -tree)
            case "$windows" in *'"'"$2 — Pleinair"'": ("pleinair"'*) found=yes && break ;; esac
            sleep 0.5
        done
        sleep 2
        for file in /proc/[0-9]*/exe; do
            [ "$(readlink $file)" != /usr/bin/pleinair ] || kill ${file//[^0-9]/}
        done
        [ -n "$found" ] || { echo "$windows"; exit 1; }"""
    root.run("xvfb-run", "-a", "bash", "-c", script, "sh", file, Path(file).stem)


def try_double_clicks(root):
    """The desktop knows both file types and opens them with the window."""
    root.run("pleinair-cli", "export", SHARE + "/examples/coast.png", "--out", HOME + "/Am Meer.ora")
    root.run("cp", STROKES, HOME + "/See.strokes.json")
    for kind, file in (("image/openraster", "Am Meer.ora"), ("application/x-pleinair-strokes+json", "See.strokes.json")):
        info = root.run("gio", "info", "-a", "standard::content-type", HOME + "/" + file).stdout
        opener = root.run("gio", "mime", kind).stdout.splitlines()[0]
        if kind not in info or not opener.endswith("pleinair.desktop"):
            raise Failure(f"The desktop takes {file} for this:\n{info}{opener}")
        double_click(root, HOME + "/" + file)
    root.run("pleinair-cli", "thumbnail", HOME + "/Am Meer.ora", "--out", "/tmp/thumbnail.png", "--size", "128")
    require_picture(root.folder / "tmp/thumbnail.png", 1_000)


def train(root, cli="pleinair-cli", share=SHARE):
    """A pack of a few of the program's own pictures, and two steps."""
    root.run("sh", "-c", 'mkdir -p /tmp/set/photos /tmp/set/labels && cp "$1"/examples/*.png /tmp/set/labels/', "sh", share)
    root.run(cli, "render", "--labels", "/tmp/set/labels", "--out", "/tmp/set/photos")
    root.run(cli, "prepare", "--images", "/tmp/set/photos", "--labels", "/tmp/set/labels", "--classes",
             share + "/classes/landscape.json", "--size", "256", "--out", "/tmp/set/train.pack")
    root.run(cli, "train", "--data", "/tmp/set/train.pack", "--out", "/tmp/set/run", "--ngf", "4", "--ndf", "4",
             "--nhidden", "8", "--z-dim", "8", "--contain-dontcare-label", "--stages", "64:2:2", "--progress", "none")
    root.run(cli, "render", "--model", "/tmp/set/run/model", "--labels", "/tmp/set/labels/coast.png",
             "--out", "/tmp/set/out.png")


def try_debian(packages, folder, mirror, short):
    root = Root.fresh(folder, mirror)
    try:
        root.install("xvfb", "xauth", *DESKTOP)
        before = root.files()
        inside = folder / "tmp/packages"
        shutil.copytree(packages, inside)
        name = {part: next(file.name for file in inside.glob(f"{part}_*.deb"))
                for part in ("pleinair", "pleinair-training")}
        root.install("/tmp/packages/" + name["pleinair"])
        for program in ("pleinair", "pleinair-cli"):
            say(root.run(program, "--version", QT_QPA_PLATFORM="offscreen").stdout.strip())
        if root.run("sh", "-c", "ldconfig -p | grep -c torch", may_fail=True).stdout.strip() not in ("", "0"):
            raise Failure("LibTorch came along with the window.")
        paint(root, "pleinair")
        say("the window painted, and its photograph is there")
        try_double_clicks(root)
        say("a double-click on a project and on recorded strokes opened the window")
        refused = root.run("pleinair-cli", "train", "--data", "/tmp/none.pack", "--out", "/tmp/run", may_fail=True)
        if refused.returncode != 1 or len(refused.stderr.strip().splitlines()) != 1:
            raise Failure(f"train without its package says: {refused.stderr}")
        if not short:
            root.install("/tmp/packages/" + name["pleinair-training"])
            train(root)
            say("the training package trained a model, and the window's engine rendered with it")
            try_upgrade(root, name)
        root.run("apt-get", "-q", "-y", "purge", "pleinair*")
        root.run("apt-get", "-q", "-y", "autoremove", "--purge")
        left = {file for file in root.files() - before
                if "pleinair" in file and not file.startswith(("root/", "tmp/", "var/log/", "var/cache/", "var/lib/"))}
        if left:
            raise Failure(f"The removal left {sorted(left)[:10]}.")
        say("nothing is left but the user's own files")
    finally:
        root.close()


def try_upgrade(root, name):
    """A package of a higher number over this one; what the person had stays as it was."""
    home = root.folder / "root"
    settings = home / ".config/pleinair/pleinair.ini"
    mine = {settings: "[window]\ntheme=light\nfromTheFuture=kept\n\n[another]\nfuture=later\n",
            home / ".local/share/pleinair/recovery/note": "a painting\n",
            home / ".local/share/pleinair/models/mine/model.json": "{}\n"}
    for file, text in mine.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    root.run("sh", "-c", "cd /tmp && dpkg-deb -R packages/" + name["pleinair"] + " up"
             " && sed -i 's/^Version: .*/Version: 99-1/' up/DEBIAN/control && dpkg-deb --root-owner-group -Zgzip -b up up.deb")
    root.run("dpkg", "--force-depends", "-i", "/tmp/up.deb")
    for file, text in mine.items():
        if file.read_text() != text:
            raise Failure(f"The upgrade changed {file}.")
    root.run("dpkg", "--force-downgrade", "--force-depends", "-i", "/tmp/packages/" + name["pleinair"])
    double_click(root, HOME + "/Am Meer.ora")
    kept = settings.read_text()
    if "hints" not in kept or any(word not in kept for word in mine[settings].split()):
        raise Failure(f"The older program left this of the newer settings:\n{kept}")
    say("an upgrade and the way back left settings, recovered paintings and models alone")


def try_archive(packages, folder, mirror, suite, short):
    root = Root.fresh(folder, mirror, suite)
    try:
        root.install("xvfb", "xauth", "zstd")
        place = folder / "opt/any where"
        place.mkdir(parents=True)
        archive = next(Path(packages).glob("*.tar.zst"))
        subprocess.run(["tar", "-C", place, "-xf", archive], check=True)
        top = "/opt/any where/" + next(place.iterdir()).name
        if root.run("sh", "-c", "ldconfig -p | grep -c Qt6", may_fail=True).stdout.strip() != "0":
            raise Failure("This root has Qt, so it proves nothing.")
        libc = root.run("dpkg-query", "-W", "-f", "${Version}", "libc6").stdout
        say(f"{suite} (glibc {libc}): {root.run(top + '/pleinair-cli', '--version').stdout.strip()}")
        paint(root, top + "/pleinair", top + "/share/pleinair")
        say("the archive's window painted in a root without Qt")
        film(root, top)
        say("and wrote films as MP4 and WebM")
        if not short:
            train(root, top + "/pleinair-cli", top + "/share/pleinair")
            say("and trained a model")
    finally:
        root.close()


def film(root, top):
    """A film of a painting's making, with the video writer that the archive brings along."""
    for ending, magic in ((".mp4", b"ftyp"), (".webm", b"\x1a\x45\xdf\xa3")):
        root.run(top + "/pleinair-cli", "film", top + STROKES.removeprefix("/usr"), "--seconds", "0.2",
                 "--out", "/tmp/film" + ending)
        if magic not in (root.folder / ("tmp/film" + ending)).read_bytes()[:12]:
            raise Failure(f"The film is no {ending} file.")


def mirror_of_this_system():
    """What debootstrap is told: the mirror that this machine's own package manager uses."""
    done = subprocess.run(["apt-get", "indextargets", "--format", "$(SITE)$(SPACE)$(RELEASE)", "Created-By: Packages"],
                          capture_output=True, text=True)
    for line in done.stdout.splitlines():
        site, *release = line.split()
        if release == [OWN_SUITE]:
            return [site]
    return []


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--packages", required=True, type=Path)
    parser.add_argument("--only", choices=["debian", "archive"])
    parser.add_argument("--suites", nargs="+", default=[OWN_SUITE])
    parser.add_argument("--short", action="store_true")
    given = parser.parse_args()
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        print("Not tried: this needs root and debootstrap.")
        return SKIPPED
    if not list(given.packages.glob("pleinair_*.deb")):
        print(f"Not tried: {given.packages} holds no packages; installer/package.sh makes them.")
        return SKIPPED
    mirror = mirror_of_this_system()
    with tempfile.TemporaryDirectory() as folder:
        if given.only != "archive":
            try_debian(given.packages, Path(folder) / "debian", mirror, given.short)
        if given.only != "debian":
            for suite in given.suites:
                try_archive(given.packages, Path(folder) / suite, mirror, suite, given.short)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        print(failure, file=sys.stderr)
        sys.exit(1)
