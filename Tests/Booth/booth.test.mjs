// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// The booth's WebAssembly module against the same sources built natively (Scripts/test-booth).
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { BoothError, BoothModule, STATUSES } from "../../Sources/Web/Resources/assets/booth-module.js";
import { CALLS, Peer, Sequence, framed, module, outcome, recorded, text, utf8, wasm } from "./support.mjs";

const CODE = utf8("01234-56789-ABCDE-FGHJT");
const ADDRESS = [utf8("9401 ab"), utf8("12-A")];

let peer;
before(() => { peer = new Peer(); });
after(() => peer.close());

/** The same call in both; they must answer alike. */
async function both(booth, name, fields) {
  const native = await peer.call(name, fields);
  const result = outcome(booth, name, fields);
  assert.equal(result.status, STATUSES[native[0]], `${name}: status`);
  assert.ok(framed(result.fields).equals(native.subarray(1)), `${name}: fields`);
  return result;
}

async function done(booth, name, fields) {
  const result = await both(booth, name, fields);
  assert.equal(result.status, "done", name);
  return result.fields;
}

/** A random answer that each question of the election allows. */
function choices(election, sequence) {
  return JSON.parse(text(election)).questions.map(({ answers, blank, min, max }) => {
    const values = new Uint8Array(answers.length + (blank ? 1 : 0));
    if (blank && sequence.below(4) === 0) {
      values[0] = 1;
      return values;
    }
    const first = blank ? 1 : 0;
    let missing = min + sequence.below(max - min + 1);
    while (missing > 0) {
      const index = first + sequence.below(answers.length);
      missing -= 1 - values[index];
      values[index] = 1;
    }
    return values;
  });
}

function uuidOf(election) {
  return utf8(JSON.parse(text(election)).uuid);
}

test("the module imports random bytes only, and is at most 100 kB compressed", () => {
  const compiled = new WebAssembly.Module(wasm);
  assert.deepEqual(WebAssembly.Module.imports(compiled), [{ module: "env", name: "random_fill", kind: "function" }]);
  assert.deepEqual(
    WebAssembly.Module.exports(compiled).map(({ name }) => name).sort(),
    ["memory", "booth_input", "booth_wipe_stack", ...Object.keys(CALLS).map((name) => `booth_${name}`)].sort(),
  );
  assert.ok(brotliCompressSync(wasm).length <= 100_000);
});

for (const name of ["small", "multi", "medium", "threshold-3.3.0"]) {
  test(`from the same random bytes both make the same ballots, which the service accepts: ${name}`, async () => {
    const election = recorded(name);
    for (let seed = 1; seed <= 4; seed += 1) {
      const booth = await module(seed);
      await peer.seed(seed);
      const sequence = new Sequence(seed + 1000);
      const [context] = await done(booth, "election", [election]);
      const [voter, ...keys] = await done(booth, "credentials", [uuidOf(election), CODE, ...ADDRESS]);
      const form = sequence.below(2);
      const plain = choices(election, sequence);
      const [waiting, checkCode] = await done(booth, "ballot", [context, voter, Uint8Array.of(form), ...plain]);
      const [ballot, tracking] = await done(booth, "cast", [waiting]);
      assert.equal(await peer.accept(election, ballot), 0);
      const read = JSON.parse(text(ballot));
      assert.equal(read.credential, text(keys[form]));
      assert.equal(read.signature.hash, text(checkCode));
      assert.equal(createHash("sha256").update(ballot).digest("base64"), `${text(tracking)}=`);

      const [opened] = await done(booth, "ballot", [context, voter, Uint8Array.of(form), ...plain]);
      const [file] = await done(booth, "audit", [opened]);
      assert.deepEqual(await peer.audit(election, file), plain.map((values) => [...values]));
    }
  });
}

test("ballots are those that were made when this test was written", async () => {
  const election = recorded("multi");
  const booth = await module(2027);
  const [context] = outcome(booth, "election", [election]).fields;
  const [voter] = outcome(booth, "credentials", [uuidOf(election), CODE, ...ADDRESS]).fields;
  const plain = [[1, 0, 1, 0, 0], [0, 1, 1, 0], [0]].map((values) => Uint8Array.from(values));
  const [waiting] = outcome(booth, "ballot", [context, voter, Uint8Array.of(0), ...plain]).fields;
  const [, tracking] = outcome(booth, "cast", [waiting]).fields;
  assert.equal(text(tracking), "TonlopLoRPr1BESE+8QR3IjsR9LAB1zrFxBbVqC+45w");
});

test("a code gives the credentials of the protocol's vectors", async () => {
  const booth = await module(1);
  const fields = outcome(booth, "credentials", [utf8("11111111111111"), CODE, ...ADDRESS]).fields.slice(1).map(text);
  assert.deepEqual(fields, [
    "0f9e94a10c5296131db48344a5c74c2aa42a39507e8730bf129f8730b5d9b012",
    "a64d73bb02008f1bb861f8465a0235bd4b555b3a707416db7abc89d436d9fd2c",
  ]);
});

test("an election key outside the group or neutral is refused, CVE-2025-69277's point too", async () => {
  const booth = await module(1);
  const key = JSON.parse(text(recorded("multi"))).public_key;
  const keys = [`${"99".repeat(31)}95`, "0".repeat(64), `${"0".repeat(63)}1`, `${"0".repeat(62)}ed`, "f".repeat(64)];
  for (const wrong of [...keys, key.toUpperCase(), key.slice(1), ""]) {
    const election = utf8(text(recorded("multi")).replace(key, wrong));
    assert.equal((await both(booth, "election", [election])).status, "electionKey", wrong);
  }
});

test("whatever bytes come, both answer alike and go on", async () => {
  const election = recorded("multi");
  const booth = await module(7);
  await peer.seed(7);
  const sequence = new Sequence(99);
  const pick = (list) => list[sequence.below(list.length)];
  const handle = () => Uint8Array.of(pick([0, 1, 2, 3, 255]), 0, 0, pick([0, 0, 0, 128]));
  const noise = () => {
    const bytes = new Uint8Array(sequence.below(70));
    sequence.fill(bytes);
    return bytes;
  };
  const altered = () => {
    const bytes = election.slice();
    bytes[sequence.below(bytes.length)] ^= 1 << sequence.below(8);
    return bytes;
  };
  const field = () => pick([
    handle, noise, altered, () => CODE, () => ADDRESS[0], () => ADDRESS[1], () => uuidOf(election), () => election,
    () => Uint8Array.of(0, 1, 1, 0), () => Uint8Array.of(1), () => Uint8Array.of(0), () => new Uint8Array(0),
  ])();
  const seen = new Set();
  const names = Object.keys(CALLS);
  for (let round = 0; round < 4000; round += 1) {
    const name = pick(names);
    const fields = Array.from({ length: sequence.below(7) }, field);
    seen.add((await both(booth, name, fields)).status);
  }
  // A visit that goes well still does.
  await done(booth, "forget", []);
  const [context] = await done(booth, "election", [election]);
  const [voter] = await done(booth, "credentials", [uuidOf(election), CODE, ...ADDRESS]);
  const [waiting] = await done(booth, "ballot", [context, voter, Uint8Array.of(0), ...choices(election, sequence)]);
  const [ballot] = await done(booth, "cast", [waiting]);
  assert.equal(await peer.accept(election, ballot), 0);
  for (const status of ["done", "input", "handle", "codeLength", "codeCharacter", "election"]) {
    assert.ok(seen.has(status), status);
  }
});

test("lengths that no memory has are refused without a trap", async () => {
  const { instance } = await WebAssembly.instantiate(wasm, { env: { random_fill: () => {} } });
  const calls = instance.exports;
  assert.equal(calls.booth_input(524_289), 0);
  assert.equal(calls.booth_input(-1), 0);
  for (const name of Object.keys(CALLS)) {
    for (const length of [1 << 20, 2 ** 31 - 1, -1, -(2 ** 31)]) {
      const reply = calls[`booth_${name}`](length) >>> 0;
      assert.deepEqual([...new Uint8Array(calls.memory.buffer, reply, 5)], [1, 0, 0, 0, 1], `${name} ${length}`);
    }
  }
  // Fields that claim more than is there.
  for (const claim of [1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32 - 4]) {
    const address = calls.booth_input(4) >>> 0;
    new DataView(calls.memory.buffer).setUint32(address, claim, true);
    const reply = calls.booth_election(4) >>> 0;
    assert.equal(new Uint8Array(calls.memory.buffer)[reply + 4], 1, `${claim}`);
  }
});

test("after a trap the instance is let go", async () => {
  const booth = await BoothModule.open(wasm, () => { throw new RangeError("no randomness"); });
  const election = recorded("multi");
  const [context] = booth.call("election", [election.slice()]);
  const [voter] = booth.call("credentials", [uuidOf(election), CODE.slice(), ...ADDRESS.map((field) => field.slice())]);
  const plain = choices(election, new Sequence(1));
  const isBroken = (error) => error instanceof BoothError && error.code === "broken";
  assert.throws(() => booth.call("ballot", [context, voter, Uint8Array.of(0), ...plain]), isBroken);
  assert.throws(() => booth.call("forget"), isBroken);
});

test("what a page gives is wiped, and after forgetting no secret is left in memory", async () => {
  let memory;
  const real = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const made = await real(...given);
    memory = made.instance.exports.memory;
    return made;
  };
  const sequence = new Sequence(5);
  const secrets = [];
  const booth = await BoothModule.open(wasm, (bytes) => {
    sequence.fill(bytes);
    secrets.push(Buffer.from(bytes));
  });
  WebAssembly.instantiate = real;
  const election = recorded("multi");
  const code = CODE.slice();
  const [context] = booth.call("election", [election.slice()]);
  const [voter] = booth.call("credentials", [uuidOf(election), code, ...ADDRESS.map((field) => field.slice())]);
  assert.ok(code.every((byte) => byte === 0));
  const [waiting] = booth.call("ballot", [
    context, voter, Uint8Array.of(0), ...[[0, 1, 0, 0, 0], [0, 1, 1, 0], [1]].map((values) => Uint8Array.from(values)),
  ]);
  const held = Buffer.from(memory.buffer.slice(0));
  assert.ok(secrets.some((secret) => held.includes(secret.subarray(0, 31))), "the test finds exponents that are held");
  booth.call("cast", [waiting]);
  booth.call("forget");
  const left = Buffer.from(memory.buffer);
  assert.ok(!left.includes(Buffer.from("0123456789ABCDEFGHJT")));
  assert.ok(!left.includes(Buffer.from("9401AB")));
  // Credentials of this code and address, as text, and the codes' values.
  assert.ok(!left.includes(Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])));
  for (const secret of secrets.filter(({ length }) => length === 32)) assert.ok(!left.includes(secret.subarray(0, 16)));
});

test("memory does not grow with the number of ballots", async () => {
  const election = recorded("medium");
  const booth = await module(3);
  const [context] = outcome(booth, "election", [election]).fields;
  const [voter] = outcome(booth, "credentials", [uuidOf(election), CODE, ...ADDRESS]).fields;
  const sequence = new Sequence(3);
  const make = () => {
    const fields = [context, voter, Uint8Array.of(0), ...choices(election, sequence)];
    outcome(booth, "cast", [outcome(booth, "ballot", fields).fields[0]]);
  };
  for (let round = 0; round < 5; round += 1) make();
  const size = booth.size;
  for (let round = 0; round < 40; round += 1) make();
  assert.equal(booth.size, size);
  assert.ok(size <= 2 ** 21);
});
