# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts of the record: JSON in its one form, hashes, and the archive, written from docs/record-format.md alone."""

import json
from base64 import b64encode
from hashlib import sha256

from group import Invalid


def canonical(value):
    """The bytes of a value: no spaces, fields in the order they have, control characters escaped."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("\x7f", "\\u007f").encode()


def base64(data):
    """Base64 of the SHA-256 without its final =."""
    return b64encode(sha256(data).digest()).decode().rstrip("=")


def hexhash(data):
    return sha256(data).hexdigest()


def archive(data):
    """The records of an archive after its first, as (name, body)."""
    records, offset = [], 0
    while offset < len(data):
        header = data[offset : offset + 512]
        name = header[:100].rstrip(b"\0").decode()
        size = int(header[124:135], 8)
        body = data[offset + 512 : offset + 512 + size]
        if len(body) != size:
            raise Invalid(f"{name}: cut off")
        records.append((name, body))
        offset += 512 + (size + 511) // 512 * 512
    if not records or records[0][0] != "BELENIOS":
        raise Invalid("no archive")
    for name, body in records[1:]:
        if name.split(".")[0] != hexhash(body):
            raise Invalid(f"{name}: not the hash of its body")
    return records[1:]
