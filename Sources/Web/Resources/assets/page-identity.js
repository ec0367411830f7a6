// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// "Who are you": voting code, postcode and house number. They go to the booth's worker and nowhere else.
import { BoothError } from "./booth-loader.js";
import { Mistakes } from "./page-errors.js";

/** What the booth says of typed texts, with the field that it is about. */
const REFUSALS = {
  codeLength: ["voting-code", "error-code-length"],
  codeCharacter: ["voting-code", "error-code-character"],
  codeCheck: ["voting-code", "error-code-check"],
  postcode: ["postcode", "error-postcode"],
  houseNumber: ["house-number", "error-house-number"],
};

const isPostcode = (text) => /^[1-9][0-9]{3}[a-z]{2}$/iu.test(text.replace(/[\s\p{Pd}]/gu, ""));
const isHouseNumber = (text) => /^\s*0*[1-9][0-9]{0,4}(?![0-9])/u.test(text);

/**
 * Takes a voting code out of the address bar, where a letter's QR code puts it behind `#code=`.
 * @returns {?string}
 */
export function takeCodeFromAddress() {
  const found = /^#code=(.*)$/u.exec(location.hash);
  if (found === null) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  try {
    return decodeURIComponent(found[1]);
  } catch {
    return found[1];
  }
}

/** The fields, and what is made of them. */
export class Identity {
  #part;
  #data;
  #code;
  #mistakes;

  /**
   * @param {HTMLElement} part it holds the fields
   * @param {import("./page-data.js").PageData} data
   */
  constructor(part, data) {
    this.#part = part;
    this.#data = data;
    this.#mistakes = new Mistakes(part);
    this.#code = this.#makeCodeInput();
  }

  /** Whether mistakes are shown. @returns {boolean} */
  get hasMistakes() {
    return this.#mistakes.any;
  }

  /** Fills in a code that came otherwise than by typing. @param {string} code */
  setCode(code) {
    this.#code.value = code;
    this.#format();
  }

  /** Calls back when Enter is pressed in a field. @param {() => void} action */
  onEnter(action) {
    for (const input of this.#part.querySelectorAll("input")) {
      input.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && !event.isComposing) action();
      });
    }
  }

  /** Empties the fields. */
  clear() {
    this.#mistakes.clear();
    for (const input of this.#part.querySelectorAll("input")) input.value = "";
  }

  /**
   * The public credentials of what was typed; null if there are mistakes, which are shown then.
   * @param {import("./booth-loader.js").Booth} booth
   * @param {string[]} elections
   * @returns {Promise<?{uuid: string, letter: string, reserve: string}[]>}
   */
  async credentials(booth, elections) {
    this.#mistakes.clear();
    const typed = {
      code: this.#code.value,
      postcode: this.#input("postcode").value,
      houseNumber: this.#input("house-number").value,
    };
    const found = new Map();
    if (typed.code.trim() === "") found.set("voting-code", "error-code-empty");
    else await this.#note(found, booth.checkCode(typed.code));
    if (!isPostcode(typed.postcode)) found.set("postcode", "error-postcode");
    if (!isHouseNumber(typed.houseNumber)) found.set("house-number", "error-house-number");
    let credentials = null;
    if (found.size === 0) credentials = await this.#note(found, booth.credentials(typed, elections));
    if (found.size === 0) return credentials;
    const order = ["voting-code", "postcode", "house-number"].filter((field) => found.has(field));
    this.#mistakes.show(
      order.map((field) => ({
        input: this.#input(field),
        error: this.#part.querySelector(`#${field}-error`),
        text: this.#data.text(found.get(field)),
      })),
    );
    return null;
  }

  /** Waits for the booth; what it refuses of a typed text is noted, anything else is thrown on. */
  async #note(found, answer) {
    try {
      return await answer;
    } catch (error) {
      const refusal = error instanceof BoothError ? REFUSALS[error.code] : undefined;
      if (refusal === undefined) throw error;
      found.set(...refusal);
      return null;
    }
  }

  #input(id) {
    return this.#part.querySelector(`#${id}`);
  }

  /** The code's input exists only here, and has no name: no form could post it. */
  #makeCodeInput() {
    const input = document.createElement("input");
    input.id = "voting-code";
    input.className = "input input--code";
    input.autocomplete = "off";
    input.spellcheck = false;
    input.setAttribute("autocapitalize", "characters");
    input.setAttribute("aria-required", "true");
    input.setAttribute("aria-describedby", "voting-code-hint voting-code-error");
    input.addEventListener("change", () => this.#format());
    this.#part.querySelector("[data-code-slot]").replaceWith(input);
    return input;
  }

  /** Writes a whole code as the letter has it, so that the two are easily compared. */
  #format() {
    const characters = this.#code.value.toUpperCase().replace(/[\s\p{Pd}]/gu, "");
    if (/^[0-9A-Z]{20}$/u.test(characters)) this.#code.value = characters.match(/.{5}/gu).join("-");
  }
}
