"""The options that say how a file is to be read."""

import argparse
from argparse import Namespace
from pathlib import Path

from zugong_desk.domain.edit import EditError
from zugong_desk.reading import ReadingError, Wishes, fetch
from zugong_desk.reading.wishes import Recognition, Revisions

LONGEST = 4096
"""Bytes of a file that is taken for a password."""


def add_wishes(command: argparse.ArgumentParser) -> None:
    """The options, the same for every command that reads files."""
    command.add_argument("--encoding", help="文本和网页不自动判断，按这种编码读")
    command.add_argument(
        "--revisions",
        choices=[one.value for one in Revisions],
        default=Revisions.ACCEPTED.value,
        help="Word 的修订：全部接受（accepted，不写即此）或全部拒绝（refused）",
    )
    command.add_argument(
        "--recognition",
        choices=[one.value for one in Recognition],
        default=Recognition.NEEDED.value,
        help="PDF 哪些页认字：没有可用文字的（needed，不写即此）、每一页（always）、都不认（never）",
    )
    command.add_argument(
        "--password-file", type=Path, metavar="PATH", help="PDF 的密码写在这个文件的第一行；密码不写在命令里"
    )


def wishes_of(arguments: Namespace) -> Wishes:
    """How to read, as the options say. EditError if the file with the password cannot be read."""
    return Wishes(
        encoding=arguments.encoding,
        revisions=Revisions(arguments.revisions),
        recognition=Recognition(arguments.recognition),
        password=_password(arguments.password_file) if arguments.password_file else None,
    )


def _password(path: Path) -> str:
    """The first line of a file, with its spaces."""
    try:
        data = fetch(path)
        if len(data) > LONGEST:
            raise EditError(f"“{path.name}”太大，不像密码文件，没有读入。请核对路径。")
        lines = data.decode("utf-8-sig").splitlines()
    except ReadingError as error:
        raise EditError(str(error)) from error
    except UnicodeDecodeError as error:
        raise EditError(f"密码文件“{path.name}”不是 UTF-8 文字，没有读入。请另存为 UTF-8 后重试。") from error
    if not lines or not lines[0]:
        raise EditError(f"密码文件“{path.name}”第一行是空的，没有读入。请写上密码。")
    return lines[0]
