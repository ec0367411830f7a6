// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// The booth's worker: one visit, from voting code to cast or audited ballots. It answers the requests of booth-loader.js
// one after the other, and never writes to the console.
import { BoothError, BoothModule } from "./booth-module.js";

// The published hash of the module (docs/booth.sha256), written by Scripts/build-booth: no other is run.
const INTEGRITY = "sha256-hpnxut0u85DCfxT4YsntPom33WlQaePqlK69YKl+eoY=";

const FORMS = { letter: 0, reserve: 1 };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A typed text as the module reads it: any space as a space, any dash as a hyphen. */
function typed(text) {
  return encoder.encode(String(text).trim().replace(/\s/gu, " ").replace(/[\u2010-\u2015\u2212]/gu, "-"));
}

/** Zeros and ones as bytes; what is neither would become one of them unnoticed. */
function plaintext(values) {
  if (!values.every((value) => value === 0 || value === 1)) throw new BoothError("choices");
  return Uint8Array.from(values);
}

function same(left, right) {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** What a visit holds: handles into the module. */
class Visit {
  #module;
  /** Credentials by uuid. */
  #voters = new Map();
  /** Elections by uuid: bytes, handle, fingerprint. */
  #elections = new Map();
  /** Ballots that wait: uuid and handle. */
  #ballots = [];

  constructor(module) {
    this.#module = module;
  }

  static async open() {
    const source = fetch(new URL("booth.wasm", import.meta.url), { integrity: INTEGRITY, redirect: "error" });
    try {
      return new Visit(await BoothModule.open(source));
    } catch {
      throw new BoothError("unavailable");
    }
  }

  checkCode({ code }) {
    this.#module.call("check_code", [typed(code)]);
    return true;
  }

  credentials({ code, postcode, houseNumber, uuids }) {
    this.forget();
    return uuids.map((uuid) => {
      const fields = [encoder.encode(uuid), typed(code), typed(postcode), typed(houseNumber)];
      const [handle, letter, reserve] = this.#module.call("credentials", fields);
      this.#voters.set(uuid, handle);
      return { uuid, letter: decoder.decode(letter), reserve: decoder.decode(reserve) };
    });
  }

  encrypt({ sheets }) {
    this.#discard();
    try {
      return sheets.map(({ election, form, choices }) => {
        const { uuid, handle, fingerprint } = this.#election(new Uint8Array(election));
        const voter = this.#voters.get(uuid);
        if (voter === undefined || !(form in FORMS)) throw new BoothError("otherElection");
        const fields = [handle.slice(), voter.slice(), Uint8Array.of(FORMS[form])];
        for (const values of choices) fields.push(plaintext(values));
        const [ballot, checkCode] = this.#module.call("ballot", fields);
        this.#ballots.push({ uuid, handle: ballot });
        return { uuid, fingerprint, checkCode: decoder.decode(checkCode) };
      });
    } catch (error) {
      this.#discard();
      throw error;
    }
  }

  cast() {
    if (this.#ballots.length === 0) throw new BoothError("nothing");
    const cast = this.#ballots.splice(0).map(({ uuid, handle }) => {
      const [ballot, trackingCode] = this.#module.call("cast", [handle]);
      return { uuid, ballot: decoder.decode(ballot), trackingCode: decoder.decode(trackingCode) };
    });
    this.forget();
    return cast;
  }

  audit() {
    if (this.#ballots.length === 0) throw new BoothError("nothing");
    const handles = this.#ballots.splice(0).map(({ handle }) => handle);
    return decoder.decode(this.#module.call("audit", handles)[0]);
  }

  forget() {
    this.#ballots = [];
    this.#voters.clear();
    this.#elections.clear();
    this.#module.call("forget");
    return true;
  }

  #discard() {
    const handles = this.#ballots.splice(0).map(({ handle }) => handle);
    if (handles.length > 0) this.#module.call("discard", handles);
  }

  #election(bytes) {
    for (const known of this.#elections.values()) if (same(known.bytes, bytes)) return known;
    const [handle, uuid, fingerprint] = this.#module.call("election", [bytes.slice()]);
    const election = { bytes, handle, uuid: decoder.decode(uuid), fingerprint: decoder.decode(fingerprint) };
    this.#elections.set(election.uuid, election);
    return election;
  }
}

const REQUESTS = new Set(["checkCode", "credentials", "encrypt", "cast", "audit", "forget"]);

let visit = null;

async function answer({ id, request, argument }) {
  try {
    visit ??= await Visit.open();
    if (request === "open") return { id, result: true };
    if (!REQUESTS.has(request)) throw new BoothError("input");
    return { id, result: visit[request](argument) };
  } catch (error) {
    return { id, error: error instanceof BoothError ? error.code : "broken" };
  }
}

let last = Promise.resolve();
self.addEventListener("message", ({ data }) => {
  last = last.then(async () => {
    const reply = await answer(data);
    self.postMessage(reply);
    if (reply.error === "broken" || reply.error === "unavailable") self.close();
  });
});
