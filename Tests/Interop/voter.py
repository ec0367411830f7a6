#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""voter.py ELECTION CHOICES: a voter with software that shares no line with ours. Reads the private credential, as
'stemronde ballot credential --private' prints it, from standard input; CHOICES has for each question the numbers of the
answers chosen, as in '1,3;blank;2'. Writes the ballot."""

import json
import secrets
import sys
from hashlib import sha256

from group import G, Q, challenge
from proofs import statements
from record import base64, canonical


def prove(prefix, branches, key, true, randomness):
    """A proof whose branch number true holds, by its randomness; the others are simulated."""
    proof, commitments = [None] * len(branches), [None] * len(branches)
    for number, (alpha, beta) in enumerate(branches):
        if number != true:
            c, s = secrets.randbelow(Q), secrets.randbelow(Q)
            proof[number], commitments[number] = (c, s), (G**s * alpha**c, key**s * beta**c)
    w = secrets.randbelow(Q)
    commitments[true] = (G**w, key**w)
    total = challenge(prefix, [point for pair in commitments for point in pair])
    c = (total - sum(part[0] for part in proof if part)) % Q
    proof[true] = (c, (w - randomness * c) % Q)
    return [{"challenge": str(c), "response": str(s)} for c, s in proof]


def answer(question, chosen, key, start):
    """One answer: chosen is a set of numbers from 1, or None for blank."""
    marks = [int(chosen is not None and n in chosen) for n in range(1, len(question["answers"]) + 1)]
    has_blank = bool(question.get("blank"))
    values = ([int(chosen is None)] if has_blank else []) + marks
    randoms = [secrets.randbelow(Q) for _ in values]
    choices = [(G**r, key**r * G**m) for r, m in zip(randoms, values)]
    rest = sum(randoms[1:] if has_blank else randoms) % Q
    place = sum(marks) - question["min"]
    individual, overall, blank = [], None, None
    for kind, prefix, branches in statements(question, choices, start):
        if kind == "individual":
            number = len(individual)
            individual.append(prove(prefix, branches, key, values[number], randoms[number]))
        elif kind == "blank":
            true, r = (1, rest) if chosen is None else (0, randoms[0])
            blank = prove(prefix, branches, key, true, r)
        elif has_blank:
            true, r = (0, randoms[0]) if chosen is None else (place + 1, rest)
            overall = prove(prefix, branches, key, true, r)
        else:
            overall = prove(prefix, branches, key, place, rest)
    result = {
        "choices": [{"alpha": a.hex(), "beta": b.hex()} for a, b in choices],
        "individual_proofs": individual,
        "overall_proof": overall,
    }
    return result | ({"blank_proof": blank} if has_blank else {})


def main():
    with open(sys.argv[1], "rb") as file:
        data = file.read().rstrip(b"\n")
    from group import Point

    election, fingerprint = json.loads(data), base64(data)
    credential = sys.stdin.readline().strip()
    digests = [
        sha256(f"derive_credential|{election['uuid']}|{n}|{credential}".encode()).hexdigest() for n in (0, 1)
    ]
    secret = int("".join(digests), 16) % Q
    public, key = (G**secret).hex(), Point.read(election["public_key"])
    wishes = [None if part == "blank" else {int(n) for n in part.split(",")} for part in sys.argv[2].split(";")]
    start = f"{fingerprint}|{public}"
    ballot = {
        "election_uuid": election["uuid"],
        "election_hash": fingerprint,
        "credential": public,
        "answers": [answer(q, wish, key, start) for q, wish in zip(election["questions"], wishes, strict=True)],
    }
    h, w = base64(canonical(ballot)), secrets.randbelow(Q)
    c = challenge(f"sig|{h}|", [G**w])
    ballot["signature"] = {"hash": h, "proof": {"challenge": str(c), "response": str((w - secret * c) % Q)}}
    sys.stdout.buffer.write(canonical(ballot) + b"\n")


main()
