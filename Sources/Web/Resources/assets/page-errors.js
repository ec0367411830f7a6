// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Mistakes in a form: a summary on top with links, the same words at the field.

/** The mistakes of one part of a page. */
export class Mistakes {
  #part;
  #summary;

  /** @param {HTMLElement} part it holds a `[data-summary]` */
  constructor(part) {
    this.#part = part;
    this.#summary = part.querySelector("[data-summary]");
  }

  /** Whether any is shown. @returns {boolean} */
  get any() {
    return !this.#summary.hidden;
  }

  /** Takes all of them away. */
  clear() {
    this.#summary.hidden = true;
    this.#summary.querySelector("ul").replaceChildren();
    for (const error of this.#part.querySelectorAll(".error")) {
      error.hidden = true;
      error.textContent = "";
    }
    for (const field of this.#part.querySelectorAll(".field--error")) field.classList.remove("field--error");
    for (const input of this.#part.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  }

  /**
   * Shows mistakes and moves the focus to their summary.
   * @param {{input: HTMLInputElement, error: HTMLElement, text: string}[]} mistakes
   */
  show(mistakes) {
    this.clear();
    for (const { input, error, text } of mistakes) {
      error.textContent = text;
      error.hidden = false;
      error.closest(".field").classList.add("field--error");
      input.setAttribute("aria-invalid", "true");
      const link = document.createElement("a");
      link.href = `#${input.id}`;
      link.textContent = text;
      // The fragment of a page with steps is the step's, so it is left alone.
      link.addEventListener("click", (event) => {
        event.preventDefault();
        input.focus();
      });
      const item = document.createElement("li");
      item.append(link);
      this.#summary.querySelector("ul").append(item);
    }
    this.#summary.hidden = false;
    this.#summary.focus();
  }
}
