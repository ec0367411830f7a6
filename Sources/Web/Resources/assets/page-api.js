// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// The calls that pages make on the service (docs/pages.md, "What the pages need").

// Long enough for ten ballots on a poor line.
const PATIENCE = 60_000;

/**
 * Why a call did not succeed. `code` is one of the service's codes, or `offline`: no answer came, so nobody knows whether
 * the call arrived.
 */
export class ServiceError extends Error {
  /** @param {string} code @param {number} wait seconds after which to try again; 0 if not said */
  constructor(code, wait = 0) {
    super(code);
    this.name = "ServiceError";
    this.code = code;
    this.wait = wait;
  }
}

/** By status, for answers that are not the service's own (a proxy's, say). */
const BY_STATUS = { 404: "not-found", 408: "offline", 429: "too-many-attempts", 502: "offline", 503: "busy", 504: "offline" };

async function failure(response) {
  const wait = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  let code = BY_STATUS[response.status] ?? "fault";
  try {
    const { error } = await response.json();
    if (typeof error.code === "string") code = error.code;
  } catch {
    // Not the service's own answer.
  }
  return new ServiceError(code, Number.isFinite(wait) ? wait : 0);
}

async function call(path, read, options = {}) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  const common = { credentials: "omit", redirect: "error", referrerPolicy: "no-referrer", signal: patience.signal };
  try {
    const response = await fetch(path, { ...common, ...options });
    if (!response.ok) throw await failure(response);
    return await read(response);
  } catch (error) {
    throw error instanceof ServiceError ? error : new ServiceError("offline");
  } finally {
    clearTimeout(timer);
  }
}

const post = (type, body) => ({ method: "POST", headers: { "Content-Type": type }, body, cache: "no-store" });

/**
 * @typedef {object} Standing what the service knows of a voter's credentials on one sheet
 * @property {string} election the election's uuid
 * @property {"unknown"|"idle"|"active"|"voted"|"blocked"} state
 * @property {"letter"|"reserve"|null} form which of the two is on the roll
 * @property {string|null} reason why it is blocked
 * @property {string|null} weight what its ballot counts, as in `3/2`
 * @property {number} ballots how many ballots were cast with it
 * @property {string|null} trackingCode the one that counts
 */

/**
 * Asks which sheets public credentials may answer.
 * @param {string} path
 * @param {{uuid: string, letter: string, reserve: string}[]} credentials
 * @returns {Promise<{admission: string, sheets: Standing[]}>}
 */
export function standings(path, credentials) {
  const asked = credentials.map(({ uuid, letter, reserve }) => ({ election: uuid, letter, reserve }));
  return call(path, (response) => response.json(), post("application/json", JSON.stringify({ credentials: asked })));
}

/**
 * An election's bytes as archived.
 * @param {string} path
 * @returns {Promise<ArrayBuffer>}
 */
export function electionBytes(path) {
  return call(path, (response) => response.arrayBuffer());
}

/**
 * Casts ballots, all or none. To send the same ones again does no harm.
 * @param {string} path
 * @param {string} file one ballot on each line
 * @returns {Promise<{receipts: {election: string, trackingCode: string, proof: string}[]}>}
 */
export function castBallots(path, file) {
  return call(path, (response) => response.json(), post("application/x-ndjson", file));
}
