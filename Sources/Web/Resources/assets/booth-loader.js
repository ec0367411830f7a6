// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// What the voting document uses of the booth (docs/booth.md, "In the page").
import { BoothError } from "./booth-module.js";

export { BoothError };

/**
 * @typedef {object} Credentials what the service is asked for: which of the two is on the roll
 * @property {string} uuid the election
 * @property {string} letter public credential if the code came by letter to this address, 64 hex digits
 * @property {string} reserve public credential if it is a reserve code
 */

/**
 * @typedef {object} Sheet one ballot to be made
 * @property {Uint8Array|ArrayBuffer} election the election's bytes as archived
 * @property {"letter"|"reserve"} form which of the credentials is on the roll
 * @property {number[][]} choices for each question a 0 or 1 for each answer; the blank one, if there is one, first
 */

/**
 * @typedef {object} Encrypted a ballot that waits for *cast* or *audit*
 * @property {string} uuid the election
 * @property {string} fingerprint SHA-256 of its bytes, base64
 * @property {string} checkCode what to show before the voter decides
 */

/**
 * @typedef {object} CastBallot
 * @property {string} uuid the election
 * @property {string} ballot the signed ballot, to be sent byte for byte as UTF-8
 * @property {string} trackingCode under which it is found in the public register
 */

/** A voter's booth. Every method's promise is refused with a {@link BoothError}. */
export class Booth {
  #worker;
  /** @type {Map<number, {resolve: Function, reject: Function}>} */
  #waiting = new Map();
  #next = 0;

  /** @param {Worker} worker */
  constructor(worker) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }) => this.#settle(data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#end("unavailable");
    });
  }

  /**
   * Loads the module in a worker of its own.
   * @returns {Promise<Booth>}
   */
  static async open() {
    const booth = new Booth(new Worker(new URL("booth-worker.js", import.meta.url), { type: "module" }));
    await booth.#ask("open");
    return booth;
  }

  /**
   * Whether a typed text is a voting code; if not, the error is `codeLength`, `codeCharacter` or `codeCheck`.
   * @param {string} code
   * @returns {Promise<true>}
   */
  checkCode(code) {
    return this.#ask("checkCode", { code });
  }

  /**
   * The public credentials of a code in elections. The booth keeps the secret ones, and forgets all it had before.
   * @param {{code: string, postcode: string, houseNumber: string}} typed
   * @param {string[]} uuids
   * @returns {Promise<Credentials[]>}
   */
  credentials({ code, postcode, houseNumber }, uuids) {
    return this.#ask("credentials", { code, postcode, houseNumber, uuids });
  }

  /**
   * Encrypts one ballot for each sheet, all or none. Ballots that wait from before are discarded.
   * @param {Sheet[]} sheets
   * @returns {Promise<Encrypted[]>}
   */
  encrypt(sheets) {
    return this.#ask("encrypt", { sheets });
  }

  /**
   * Signs every ballot that waits; then the booth forgets everything.
   * @returns {Promise<CastBallot[]>}
   */
  cast() {
    return this.#ask("cast");
  }

  /**
   * Opens every ballot that waits: the audit file's text. They cannot be cast any more; the voter can encrypt anew.
   * @returns {Promise<string>}
   */
  audit() {
    return this.#ask("audit");
  }

  /**
   * Forgets everything. The booth can be used again from the start.
   * @returns {Promise<true>}
   */
  forget() {
    return this.#ask("forget");
  }

  /** Ends the worker at once, and with it everything that it holds. */
  close() {
    this.#end("broken");
  }

  #ask(request, argument) {
    if (this.#worker === null) return Promise.reject(new BoothError("broken"));
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, request, argument });
    });
  }

  #settle({ id, result, error }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) {
      waiting?.resolve(result);
    } else {
      waiting?.reject(new BoothError(error));
      if (error === "broken" || error === "unavailable") this.#end(error);
    }
  }

  #end(code) {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(new BoothError(code));
    this.#waiting.clear();
  }
}
