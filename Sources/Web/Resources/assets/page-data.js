// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// What the server gives a page's script: data and texts, as JSON in an attribute (docs/pages.md, "Data of the voting
// document").

/** @typedef {{id: string, min: number, max: number, blank: boolean, options: string[]}} Question */
/**
 * @typedef {{id: string, election: string, fingerprint: string, bytes: string, weighted: boolean,
 *   questions: Question[]}} Sheet
 */

/** The data of a page and its texts. */
export class PageData {
  #texts;

  /** @param {HTMLElement} element the one with `data-voting` */
  constructor(element) {
    const { texts, ...data } = JSON.parse(element.dataset.voting);
    this.#texts = texts;
    /** @type {string} */
    this.round = data.round;
    /** @type {string} */
    this.language = data.language;
    /** @type {string} */
    this.titleEnd = data.titleEnd;
    /** @type {Sheet[]} */
    this.sheets = data.sheets;
    /** @type {{credentials: string, ballots: string, receipt: string}} */
    this.paths = data.paths;
  }

  /**
   * The text with this key, with values in its places.
   * @param {string} key
   * @param {Object<string, string|number>} values
   * @returns {string}
   */
  text(key, values = {}) {
    return (this.#texts[key] ?? "").replace(/\{([a-z]+)\}/gu, (place, name) => String(values[name] ?? place));
  }

  /**
   * A weight, `3/2`, as people write it: `1,5`.
   * @param {string} weight
   * @returns {string}
   */
  weight(weight) {
    const [top, bottom = "1"] = weight.split("/");
    return (Number(top) / Number(bottom)).toLocaleString(this.language, { maximumFractionDigits: 3 });
  }

  /** Sets the document's title. @param {string} title @param {boolean} isError */
  setTitle(title, isError = false) {
    const whole = `${title} – ${this.titleEnd}`;
    document.title = isError ? this.text("error-title", { title: whole }) : whole;
  }
}
