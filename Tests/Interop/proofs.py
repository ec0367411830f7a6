# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""The statements that a ballot proves, branch by branch, written from docs/record-format.md alone."""

from group import G, challenge, product, scalar


def shape(question):
    """Number of choices, and of values that the sum may have."""
    return len(question["answers"]) + (1 if question.get("blank") else 0)


def statements(question, choices, start):
    """Everything that an answer proves: (kind, prefix, [(alpha, beta'), ...]); choices are pairs of points."""
    pairs = [(a.hex(), b.hex()) for a, b in choices]
    for (alpha, beta), (a, b) in zip(choices, pairs):
        yield "individual", f"prove|{start}|{a},{b}|", [(alpha, beta), (alpha, beta / G)]
    text = ",".join(part for pair in pairs for part in pair)
    least, most = question["min"], question["max"]
    if not question.get("blank"):
        a, b = product(c[0] for c in choices), product(c[1] for c in choices)
        prefix = f"prove|{start}|{text}|{a.hex()},{b.hex()}|"
        yield "overall", prefix, [(a, b / G**n) for n in range(least, most + 1)]
        return
    (a0, b0), rest = choices[0], choices[1:]
    a, b = product(c[0] for c in rest), product(c[1] for c in rest)
    yield "blank", f"bproof0|{start}|{text}|", [(a0, b0), (a, b)]
    yield "overall", f"bproof1|{start}|{text}|", [(a0, b0 / G)] + [(a, b / G**n) for n in range(least, most + 1)]


def holds(prefix, branches, key, proof):
    """Whether a proof, as the JSON has it, holds."""
    if len(proof) != len(branches):
        return False
    commitments, total = [], 0
    for (alpha, beta), part in zip(branches, proof):
        c, s = scalar(part["challenge"]), scalar(part["response"])
        commitments += [G**s * alpha**c, key**s * beta**c]
        total += c
    return (total - challenge(prefix, commitments)) % (2**252 + 27742317777372353535851937790883648493) == 0
