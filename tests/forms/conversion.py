"""Conversion by LibreOffice, where it is installed: what other programs make of a Word file."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = shutil.which("soffice")
FONTS = {
    "方正小标宋简体": "Noto Serif CJK SC",
    "仿宋_GB2312": "Noto Serif CJK SC",
    "楷体_GB2312": "Noto Serif CJK SC",
    "宋体": "Noto Serif CJK SC",
    "黑体": "Noto Sans CJK SC",
}
"""Families that a Debian machine has, for those that an office in China has."""


def converted(data: bytes, kind: str, suffix: str = ".docx") -> bytes:
    """A document in another kind (pdf, doc, odt …). RuntimeError if there is no LibreOffice or it fails."""
    if PROGRAM is None:
        raise RuntimeError("LibreOffice is not installed")
    with TemporaryDirectory() as folder:
        here = Path(folder)
        (here / f"in{suffix}").write_bytes(data)
        profile = f"-env:UserInstallation={(here / 'profile').as_uri()}"
        line = [PROGRAM, profile, "--headless", "--convert-to", kind, "--outdir", folder, str(here / f"in{suffix}")]
        subprocess.run(line, check=True, capture_output=True, timeout=120)
        return (here / f"in.{kind.partition(':')[0]}").read_bytes()
