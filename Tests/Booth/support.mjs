// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// What the booth's tests share: the module under node, its native peer, random bytes that follow from a seed.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { BoothError, BoothModule } from "../../Sources/Web/Resources/assets/booth-module.js";

export const root = new URL("../../", import.meta.url);
export const wasm = readFileSync(new URL(".build-booth/booth.wasm", root));

/** The module's calls with their numbers in the native peer. */
export const CALLS = {
  check_code: 1, credentials: 2, election: 3, ballot: 4, cast: 5, audit: 6, discard: 7, forget: 8,
};

/** The sequence of Tests/Booth/Peer/Randomness.swift. */
export class Sequence {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  fill = (bytes) => {
    for (let index = 0; index < bytes.length; index += 1) {
      this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
      bytes[index] = this.state >>> 24;
    }
  };

  /** A number from 0 up to `bound`, exclusive. */
  below(bound) {
    this.fill(new Uint8Array(1));
    return Math.floor((this.state / 2 ** 32) * bound);
  }
}

export function utf8(text) {
  return new TextEncoder().encode(text);
}

export function text(bytes) {
  return new TextDecoder().decode(bytes);
}

/** The archived bytes of a recorded election. */
export function recorded(name) {
  return utf8(readFileSync(new URL(`Tests/Vectors/belenios/sound/${name}/election.json`, root), "utf8").trimEnd());
}

/** A deterministic instance of the module. */
export function module(seed) {
  return BoothModule.open(wasm, new Sequence(seed).fill);
}

/** Carries out a call, and gives the status with the fields. */
export function outcome(booth, name, fields) {
  try {
    return { status: "done", fields: booth.call(name, fields.map((field) => field.slice())) };
  } catch (error) {
    if (!(error instanceof BoothError)) throw error;
    return { status: error.code, fields: [] };
  }
}

/** Fields as one input. */
export function framed(fields) {
  const parts = fields.flatMap((field) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(field.length);
    return [length, Buffer.from(field)];
  });
  return Buffer.concat(parts);
}

/** The native booth, and the checks of the service (Tests/Booth/Peer). */
export class Peer {
  #process;
  #chunks = [];
  #size = 0;
  #wake = null;

  constructor(path = process.env.BOOTH_PEER) {
    this.#process = spawn(path, { stdio: ["pipe", "pipe", "inherit"], env: { SWIFT_BACKTRACE: "enable=no" } });
    this.#process.stdout.on("data", (chunk) => {
      this.#chunks.push(chunk);
      this.#size += chunk.length;
      this.#wake?.();
    });
    this.#process.stdout.on("end", () => {
      this.#size = Number.NaN;
      this.#wake?.();
    });
  }

  async #read(count) {
    while (this.#size < count) await new Promise((resolve) => (this.#wake = resolve));
    if (Number.isNaN(this.#size)) throw new Error("the native peer ended");
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all.subarray(count)];
    this.#size -= count;
    return all.subarray(0, count);
  }

  async ask(question, input) {
    const head = Buffer.alloc(5);
    head[0] = question;
    head.writeUInt32LE(input.length, 1);
    this.#process.stdin.write(Buffer.concat([head, input]));
    return this.#read((await this.#read(4)).readUInt32LE());
  }

  async seed(seed) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(seed);
    await this.ask(100, bytes);
  }

  /** Like a call of the module: status byte and fields, as they stand. */
  call(name, fields) {
    return this.ask(CALLS[name], framed(fields));
  }

  /** 0 if the service accepts this ballot in this election, or the code of what is wrong. */
  async accept(election, ballot) {
    return (await this.ask(101, framed([election, ballot])))[0];
  }

  /** What the audit file's ballots hold, or the code of what is wrong. */
  async audit(election, file) {
    const answer = await this.ask(102, framed([election, file]));
    if (answer[0] !== 0) return answer[1] ?? answer[0];
    const choices = [];
    for (let position = 1; position < answer.length; position += answer[position] + 1) {
      choices.push([...answer.subarray(position + 1, position + 1 + answer[position])]);
    }
    return choices;
  }

  close() {
    this.#process.stdin.end();
  }
}
