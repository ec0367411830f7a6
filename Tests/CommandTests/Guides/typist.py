#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""typist.py COMMAND…: runs a command at a terminal of its own, and types what somebody would who is asked.

Passphrases follow from the name in the prompt, questions are answered with yes; at any other prompt the next line of the
file that TYPED names is typed. What the command says goes to standard error; standard output stays what it is."""

import errno
import fcntl
import os
import pty
import re
import signal
import subprocess
import sys
import termios

PASSPHRASE = re.compile(r"passphrase of (?:the signing key of )?([a-z0-9, -]+): $")
OTHER = re.compile(r"(voting code|postcode|house number|ballot \d+(, [a-z0-9-]+)?[:>]|which\?|cast or audit:?):? ?$")
PATIENCE = 120  # seconds


def answer(screen, last, typed):
    """What is typed now; None if nothing is asked."""
    asked = PASSPHRASE.search(screen)
    if asked:
        return f"zes woorden van {asked.group(1)}"
    if screen.endswith("the same again: "):
        return last
    if screen.endswith("Type yes to go on: "):
        return "yes"
    return next(typed, None) if OTHER.search(screen) else None


def lines():
    """The lines of the file, which are taken out of it."""
    path = os.environ.get("TYPED")
    while path and os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            first, _, rest = file.read().partition("\n")
        if not first:
            return
        with open(path, "w", encoding="utf-8") as file:
            file.write(rest)
        yield first


def main():
    master, slave = pty.openpty()

    def sit_down():
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)

    process = subprocess.Popen(sys.argv[1:], stdin=slave, stderr=slave, preexec_fn=sit_down)
    os.close(slave)
    signal.signal(signal.SIGALRM, lambda *_: process.kill())
    screen, last, typed = "", "", lines()
    while True:
        signal.alarm(PATIENCE)
        try:
            bytes_read = os.read(master, 4096)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            bytes_read = b""
        if not bytes_read:
            break
        os.write(2, bytes_read)
        screen += bytes_read.decode("utf-8", "replace")
        text = answer(screen, last, typed)
        if text is not None:
            os.write(master, (text + "\n").encode())
            screen, last = "", text
    return process.wait()


sys.exit(main())
