#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""typed.py COMMAND…: runs a command on a terminal of its own and types there what stands on standard input, a line
wherever a prompt waits; says what the screen then shows, and ends as the command does.

In a line \\b is a backspace, \\c Ctrl-C, \\d Ctrl-D and \\u Ctrl-U; after these nothing is typed but what stands there.
"""

import os
import pty
import re
import select
import signal
import sys
import time

KEYS = {"\\b": "\x7f", "\\c": "\x03", "\\d": "\x04", "\\u": "\x15"}
PROMPT = re.compile(rb"(> |: )$")


def typed(line: str) -> bytes:
    ends = line.endswith(("\\c", "\\d"))
    for name, key in KEYS.items():
        line = line.replace(name, key)
    return line.encode() + (b"" if ends else b"\n")


def seen(shown: str) -> str:
    """The screen's lines as they stand when backspaces have done their work."""
    lines = []
    for text in shown.replace("\r\n", "\n").split("\n"):
        line, place = [], 0
        for character in text:
            if character == "\b":
                place = max(0, place - 1)
            elif character != "\r":
                line[place : place + 1] = [character]
                place += 1
        lines.append("".join(line).rstrip())
    return "\n".join(lines)


def main() -> int:
    lines = [typed(line.rstrip("\n")) for line in sys.stdin]
    child, screen = pty.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        os.execvp(sys.argv[1], sys.argv[1:])
    shown, since, end = b"", 0, time.monotonic() + 60
    while time.monotonic() < end:
        if select.select([screen], [], [], 0.1)[0]:
            try:
                piece = os.read(screen, 65536)
            except OSError:  # the command has closed its terminal
                break
            if not piece:
                break
            shown += piece
        elif lines and PROMPT.search(shown[since:]):
            since = len(shown)
            os.write(screen, lines.pop(0))
    else:
        os.kill(child, signal.SIGKILL)
    sys.stdout.write(seen(shown.decode()))
    sys.stdout.flush()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) & 0xFF


sys.exit(main())
