// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// The booth's WebAssembly module as calls on fields (docs/booth.md, "Calls"). It runs in the booth's worker, and in the
// tests under node. Nothing here is written to the console, and no error carries a text that somebody typed.

/** The names of the module's statuses, by number (docs/booth.md, "Replies"). */
export const STATUSES = Object.freeze([
  "done", "input", "handle", "full", "codeLength", "codeCharacter", "codeCheck", "postcode", "houseNumber", "uuid",
  "election", "electionKey", "electionSize", "otherElection", "choices",
]);

/**
 * Why the booth did not do what was asked. `code` is one of {@link STATUSES}; or `unavailable` (the module cannot be
 * loaded, or is not the one that is expected), `broken` (it stopped; a new booth is needed), or `nothing` (no ballot waits).
 */
export class BoothError extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.name = "BoothError";
    this.code = code;
  }
}

/** Fills `bytes` from the browser's random source, which gives at most 65 536 at a time. @param {Uint8Array} bytes */
function fillRandom(bytes) {
  for (let start = 0; start < bytes.length; start += 65536) {
    crypto.getRandomValues(bytes.subarray(start, start + 65536));
  }
}

/** One instance of the module. After a trap it is let go, and every call says `broken`. */
export class BoothModule {
  /** @type {?WebAssembly.Exports} */
  #exports = null;
  /** @type {?WebAssembly.Memory} */
  #memory = null;

  /**
   * @param {Promise<Response>|BufferSource} source the module: a response, or its bytes
   * @param {(bytes: Uint8Array) => void} fill a source of random bytes; tests give another than the browser's
   * @returns {Promise<BoothModule>}
   */
  static async open(source, fill = fillRandom) {
    const booth = new BoothModule();
    const imports = {
      env: {
        random_fill: (address, length) => fill(new Uint8Array(booth.#memory.buffer, address >>> 0, length >>> 0)),
      },
    };
    const bytes = source instanceof ArrayBuffer || ArrayBuffer.isView(source);
    const { instance } = bytes
      ? await WebAssembly.instantiate(source, imports)
      : await WebAssembly.instantiateStreaming(source, imports);
    booth.#exports = instance.exports;
    booth.#memory = instance.exports.memory;
    return booth;
  }

  /**
   * Carries out a call. The fields given are wiped.
   * @param {string} name the call's name without `booth_`
   * @param {Uint8Array[]} fields
   * @returns {Uint8Array[]} the reply's fields; copies
   * @throws {BoothError} if the status is not *done*
   */
  call(name, fields = []) {
    if (this.#exports === null) throw new BoothError("broken");
    try {
      const length = this.#write(fields);
      const reply = this.#exports[`booth_${name}`](length) >>> 0;
      return this.#read(reply);
    } catch (error) {
      if (error instanceof BoothError) throw error;
      this.#end();
      throw new BoothError("broken");
    } finally {
      for (const field of fields) field.fill(0);
      this.#exports?.booth_wipe_stack();
    }
  }

  /** Bytes of memory that the module has. @returns {number} */
  get size() {
    return this.#memory === null ? 0 : this.#memory.buffer.byteLength;
  }

  /** Lets the instance go, with nothing in its memory. */
  #end() {
    new Uint8Array(this.#memory.buffer).fill(0);
    this.#exports = this.#memory = null;
  }

  #write(fields) {
    let length = 0;
    for (const field of fields) length += 4 + field.length;
    const address = this.#exports.booth_input(length) >>> 0;
    if (address === 0) throw new BoothError("input");
    // Only now: memory that has grown has another buffer.
    const memory = this.#memory.buffer;
    const view = new DataView(memory, address, length);
    let position = 0;
    for (const field of fields) {
      view.setUint32(position, field.length, true);
      new Uint8Array(memory, address + position + 4, field.length).set(field);
      position += 4 + field.length;
    }
    return length;
  }

  #read(address) {
    const memory = this.#memory.buffer;
    const length = new DataView(memory).getUint32(address, true);
    const reply = new Uint8Array(memory, address + 4, length);
    const view = new DataView(memory, address + 4, length);
    const status = reply[0];
    const fields = [];
    for (let position = 1; position < length;) {
      const size = view.getUint32(position, true);
      fields.push(reply.slice(position + 4, position + 4 + size));
      position += 4 + size;
    }
    reply.fill(0);
    if (status !== 0) throw new BoothError(STATUSES[status] ?? "broken");
    return fields;
  }
}
