# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""The native side of the booth's tests (Tests/Booth/Peer): what the service says of a ballot or an audit file."""

import struct
import subprocess


def framed(*fields: bytes) -> bytes:
    """Fields as one input."""
    return b"".join(struct.pack("<I", len(field)) + field for field in fields)


class Peer:
    """The peer's process."""

    def __init__(self, path: str) -> None:
        self._process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def _ask(self, question: int, data: bytes) -> bytes:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(struct.pack("<BI", question, len(data)) + data)
        self._process.stdin.flush()
        (length,) = struct.unpack("<I", self._process.stdout.read(4))
        return self._process.stdout.read(length)

    def accept(self, election: bytes, ballot: str) -> int:
        """0 if the service accepts the ballot, or the code of what is wrong."""
        return self._ask(101, framed(election, ballot.encode()))[0]

    def audit(self, election: bytes, file: str) -> list[list[int]] | None:
        """What the file's ballots hold, or None if it does not hold."""
        answer = self._ask(102, framed(election, file.encode()))
        if answer[0] != 0:
            return None
        choices: list[list[int]] = []
        position = 1
        while position < len(answer):
            end = position + 1 + answer[position]
            choices.append(list(answer[position + 1 : end]))
            position = end
        return choices

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()
