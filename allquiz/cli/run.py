"""Runs a command line: the one place where errors become exit statuses."""

import errno
import sys
import time
from collections.abc import Sequence
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from allquiz.cli.group import cli, meant
from allquiz.cli.say import note
from allquiz.model.refused import Refused

DAY = 86_400  # seconds
HELD = "close it in other programs, " if sys.platform == "win32" else ""
WAYS_OUT = {  # where the system says no
    errno.EACCES: HELD + "name another place, or change who may write there",
    errno.EROFS: "name a place on another disk",
    errno.ENOSPC: "make room on the disk, and do it again",
    getattr(errno, "EDQUOT", errno.ENOSPC): "make room on the disk, and do it again",
    errno.EFBIG: "make room, or name a place on a disk that takes files of this size",
    errno.ENOENT: "check the path, and that its folder is there",
    errno.EISDIR: "give the name of a file",
    errno.ENOTDIR: "check the path: a file stands where a folder should",
    errno.ENAMETOOLONG: "give a shorter name",
}


def run(arguments: Sequence[str]) -> int:
    """The exit status: 0 done, 1 check found errors, 2 wrong use, 130 Ctrl-C."""
    stdout = sys.stdout
    try:
        if abs(time.localtime().tm_gmtoff) >= DAY:  # no time can say so
            raise Refused("TZ sets the clock a day or more from UTC", "try TZ=Europe/Berlin")
        status: Any = cli.main(meant(arguments), prog_name="allquiz", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except (click.Abort, KeyboardInterrupt):  # click has ended the line
        return 130
    except BrokenPipeError:
        return 0  # whoever read the output has seen enough
    except SystemExit:
        if sys.stdout is not stdout:
            return 0  # the same, met by click, which then puts a silent stream there
        raise
    except NoArgsIsHelpError as error:
        error.show()  # `allquiz history`: its commands, as they stand
        return error.exit_code
    except click.UsageError as error:
        from allquiz.cli.wrong_use import misused  # most lines are right

        refused = misused(error, arguments)
    except Refused as error:
        refused = error
    except (OSError, UnicodeEncodeError) as error:
        refused = refused_by_system(error)
    note(refused.said())
    return refused.status


def refused_by_system(error: OSError | UnicodeEncodeError) -> Refused:
    """What the system says no to: what it is about, and a way out."""
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        if error.errno == errno.ENOENT and not where:  # what names no file asked where one stands
            return Refused("the folder that you stand in is gone", "go to another: `cd`")
        return Refused(f"{where}{error.strerror or error}", WAYS_OUT.get(error.errno or 0))
    if error.encoding == "utf-8":  # bytes that are no text, which Python keeps as surrogates
        found = ascii(error.object[max(0, error.start - 20) : error.end + 20])
        return Refused(f"{found} is not UTF-8", "name the file, and write the text, in UTF-8")
    return Refused(f"this terminal can't show some characters ({error.encoding})")
