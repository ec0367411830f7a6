#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
"""verifier.py ARCHIVE: verifies a sheet's archive with software that shares no line with ours: chain, ballots, tally,
decryptions, result. Prints what it counted; exits with 1 and the reason if the archive does not hold. A referee for
tests: it is slow, and less strict about spellings than stemronde-verify."""

import json
import sys

from group import NEUTRAL, Q, G, Invalid, Point, challenge, product, scalar
from proofs import holds, shape, statements
from record import archive, base64, canonical, hexhash


def need(condition, what):
    if not condition:
        raise Invalid(what)


def read(path):
    """The documents by their hashes, and the events in order."""
    documents, events = {}, []
    with open(path, "rb") as file:
        for name, body in archive(file.read()):
            if name.endswith(".event.json"):
                event = json.loads(body)
                need(event.get("parent") == (events[-1][1] if events else None), f"event {len(events)}: parent")
                need(event["height"] == len(events), f"event {len(events)}: height")
                events.append((event, hexhash(body)))
            else:
                documents[hexhash(body)] = body
    return documents, [event for event, _ in events]


def owners(trustees):
    """The owners' keys by number, the product key, and the groups as (threshold, [owner numbers])."""
    keys, parts, groups, number = {}, [], [], 0
    for kind, value in trustees:
        if kind == "Single":
            number += 1
            keys[number] = Point.read(value["public_key"])
            parts.append(keys[number])
            groups.append((1, [number]))
            a = G ** scalar(value["pok"]["response"]) * keys[number] ** scalar(value["pok"]["challenge"])
            c = challenge(f"pok|Ed25519|{value['public_key']}|", [a])
            need(c == scalar(value["pok"]["challenge"]), f"trustee {number}: proof of the key")
        else:
            points = [[Point.read(p) for p in json.loads(c["message"])["coefexps"]] for c in value["coefexps"]]
            members = []
            for j, entry in enumerate(value["verification_keys"]):
                number += 1
                members.append(number)
                keys[number] = Point.read(entry["public_key"])
                powers = (p ** pow(j + 1, k, Q) for row in points for k, p in enumerate(row))
                need(product(powers) == keys[number], f"trustee {number}: verification key")
            parts.append(product(row[0] for row in points))
            groups.append((value["threshold"], members))
    return keys, product(parts), groups


def check_ballot(body, election, fingerprint, listed):
    """The ballot's credential and choices."""
    ballot = json.loads(body)
    need(canonical(ballot) == body, "not canonical")
    need(ballot["election_hash"] == fingerprint and ballot["election_uuid"] == election["uuid"], "of another election")
    need(ballot["credential"] in listed, "credential not listed")
    key, credential = Point.read(election["public_key"]), Point.read(ballot["credential"])
    signature = ballot.pop("signature")
    need(signature["hash"] == base64(canonical(ballot)), "signed hash")
    c, s = scalar(signature["proof"]["challenge"]), scalar(signature["proof"]["response"])
    need(c == challenge(f"sig|{signature['hash']}|", [G**s * credential**c]), "signature")
    start, all_choices = f"{fingerprint}|{ballot['credential']}", []
    for question, answer in zip(election["questions"], ballot["answers"], strict=True):
        choices = [(Point.read(pair["alpha"]), Point.read(pair["beta"])) for pair in answer["choices"]]
        need(len(choices) == shape(question), "number of choices")
        proofs = {"overall": [answer["overall_proof"]], "individual": list(answer["individual_proofs"])}
        proofs["blank"] = [answer["blank_proof"]] if question.get("blank") else []
        for kind, prefix, branches in statements(question, choices, start):
            need(proofs[kind] and holds(prefix, branches, key, proofs[kind].pop(0)), f"{kind} proof")
        need(not any(proofs.values()), "a proof too many")
        all_choices.append(choices)
    return ballot["credential"], all_choices


def combine(groups, factors):
    """What the trustees' factors of one ciphertext give together."""
    result = NEUTRAL
    for threshold, members in groups:
        if len(members) == 1:
            need(members[0] in factors, f"trustee {members[0]} is missing")
            result = result * factors[members[0]]
            continue
        there = [(place, m) for place, m in enumerate(members, 1) if m in factors][:threshold]
        need(len(there) == threshold, "too few trustees")
        for place, member in there:
            weight = 1
            for other, _ in there:
                if other != place:
                    weight = weight * other * pow(other - place, Q - 2, Q) % Q
            result = result * factors[member] ** weight
    return result


def check_factors(body, keys, owner, tally, fingerprint):
    answer, key = json.loads(body), keys[owner]
    rows = []
    for choices, factors, proofs in zip(tally, answer["decryption_factors"], answer["decryption_proofs"], strict=True):
        row = []
        for (alpha, _), text, proof in zip(choices, factors, proofs, strict=True):
            factor, c, s = Point.read(text), scalar(proof["challenge"]), scalar(proof["response"])
            commitments = [G**s * key**c, alpha**s * factor**c]
            need(c == challenge(f"decrypt|{fingerprint}|{key.hex()}|", commitments), f"factor of trustee {owner}")
            row.append(factor)
        rows.append(row)
    return rows


def verify(path):
    documents, events = read(path)
    payload = lambda event: documents[event["payload"]]
    need(events and events[0]["type"] == "Setup", "no set-up")
    setup = json.loads(payload(events[0]))
    election_bytes = documents[setup["election"]]
    election, fingerprint = json.loads(election_bytes), base64(election_bytes)
    listed = json.loads(documents[setup["credentials"]])
    weights = {key: int(weight or "1") for key, _, weight in (entry.partition(",") for entry in listed)}
    keys, product_key, groups = owners(json.loads(documents[setup["trustees"]]))
    need(product_key == Point.read(election["public_key"]), "election key")
    counted, factors, result, tally = {}, {}, None, None
    for event in events[1:]:
        kind = event["type"]
        if kind == "Ballot":
            credential, choices = check_ballot(payload(event), election, fingerprint, weights)
            counted[credential] = choices
        elif kind == "EncryptedTally":
            sized = json.loads(payload(event))
            shapes = [shape(question) for question in election["questions"]]
            tally = [
                [
                    tuple(product(b[q][n][side] ** weights[key] for key, b in counted.items()) for side in (0, 1))
                    for n in range(size)
                ]
                for q, size in enumerate(shapes)
            ]
            text = canonical([[{"alpha": a.hex(), "beta": b.hex()} for a, b in row] for row in tally])
            need(documents[sized["encrypted_tally"]] == text, "encrypted tally")
            need(sized["num_tallied"] == len(counted), "number of ballots")
            need(sized["total_weight"] == sum(weights[key] for key in counted), "total weight")
        elif kind == "PartialDecryption":
            owned = json.loads(payload(event))
            body = documents[owned["payload"]]
            factors[owned["owner"]] = check_factors(body, keys, owned["owner"], tally, fingerprint)
        elif kind == "Result":
            result = json.loads(payload(event))["result"]
            for q, row in enumerate(tally):
                for n, (_, beta) in enumerate(row):
                    factor = combine(groups, {owner: rows[q][n] for owner, rows in factors.items()})
                    need(G ** result[q][n] == beta / factor, f"result of question {q + 1}, choice {n + 1}")
    return {"ballots": len(counted), "result": result}


try:
    print(json.dumps(verify(sys.argv[1])))
except (Invalid, KeyError, ValueError) as error:
    sys.exit(f"does not verify: {error}")
