// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// The document's sections as steps: one is shown at a time, with its own fragment, title and focus.

/** The steps of the voting document. */
export class Steps {
  #data;
  /** @type {HTMLElement[]} */
  #sections;
  #current = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./page-data.js").PageData} data
   */
  constructor(root, data) {
    this.#data = data;
    this.#sections = [...root.querySelectorAll("[data-step]")];
  }

  /** The section that is shown. @returns {HTMLElement} */
  get current() {
    return this.#current;
  }

  /** The section with a fragment, if there is one. @param {string} hash @returns {HTMLElement|undefined} */
  at(hash) {
    return this.#sections.find(({ dataset }) => dataset.fragment !== undefined && `#${dataset.fragment}` === hash);
  }

  /**
   * The section of a step; of the question or notice with this id.
   * @param {string} step
   * @param {string} [id]
   * @returns {HTMLElement}
   */
  find(step, id) {
    return this.#sections.find(
      ({ dataset }) => dataset.step === step && (id === undefined || id === (dataset.question ?? dataset.notice)),
    );
  }

  /**
   * Shows a section.
   * @param {HTMLElement} section
   * @param {"push"|"replace"|"none"} history whether it gets a place of its own in the browser's history, takes that of
   *   the section before it, or has one already
   */
  show(section, history = "push") {
    for (const other of this.#sections) other.hidden = other !== section;
    const isFirst = this.#current === null;
    this.#current = section;
    const { fragment } = section.dataset;
    if (history === "push") window.history.pushState(null, "", `#${fragment}`);
    if (history === "replace") window.history.replaceState(null, "", `#${fragment}`);
    this.setTitle();
    window.scrollTo(0, 0);
    // Where the page begins, the browser has the focus right.
    if (!isFirst) section.querySelector("h1").focus({ preventScroll: true });
  }

  /** Sets the document's title to that of the section. @param {boolean} isError */
  setTitle(isError = false) {
    const heading = this.#current.querySelector("h1").textContent.trim();
    const progress = this.#current.querySelector("[data-progress]")?.textContent ?? "";
    this.#data.setTitle(progress === "" ? heading : `${progress}: ${heading}`, isError);
  }
}
