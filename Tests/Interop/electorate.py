# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""electorate.py ARCHIVE COUNT OUT: the set-up of an archive, before any ballot, with COUNT other credentials. For
measuring what an electorate costs (Scripts/bench); nobody knows the keys of these credentials."""

import json
import sys

from group import G, P
from record import canonical, hexhash


def credentials(count):
    """The hex of so many points in a row, sorted: G², G³, … with one inversion for all."""
    points, products = [G * G], [1]
    while len(points) < count:
        points.append(points[-1] * G)
    for point in points:
        products.append(products[-1] * point.z % P)
    inverse, texts = pow(products.pop(), P - 2, P), []
    for point in reversed(points):
        own, inverse = inverse * products.pop() % P, inverse * point.z % P
        x, y = point.x * own % P, point.y * own % P
        texts.append(f"{y + (x & 1) * 2**255:064x}")
    return sorted(texts)


def records(data):
    """The records of an archive: the header block, the body."""
    offset = 0
    while offset < len(data):
        size = int(data[offset + 124 : offset + 135], 8)
        yield data[offset : offset + 512], data[offset + 512 : offset + 512 + size]
        offset += 512 + (size + 511) // 512 * 512


def record(like, body, kind):
    """A record with a header like another's."""
    header = bytearray(like)
    header[:100] = f"{hexhash(body)}.{kind}.json".encode().ljust(100, b"\0")
    header[124:136] = b"%011o\0" % len(body)
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header) + body + bytes(-len(body) % 512)


def main():
    path, count, out = sys.argv[1:]
    with open(path, "rb") as file:
        (head, first), (like, election), (_, trustees), _, (_, setup), (_, event), *_ = records(file.read())
    listed = canonical(credentials(int(count)))
    setup = canonical(json.loads(setup) | {"credentials": hexhash(listed)})
    event = canonical(json.loads(event) | {"payload": hexhash(setup)})
    with open(out, "wb") as file:
        file.write(head + first + bytes(-len(first) % 512))
        for body in (election, trustees, listed, setup):
            file.write(record(like, body, "data"))
        file.write(record(like, event, "event"))


main()
