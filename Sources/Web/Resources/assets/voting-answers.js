// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// The answers to the questions: in the document's inputs, and in this tab's storage until they are cast.

/** @typedef {import("./page-data.js").Question} Question */

/** The answers of one visit. */
export class Answers {
  #root;
  #key;

  /**
   * @param {HTMLElement} root it holds the questions
   * @param {string} round
   * @param {Question[]} questions
   * @param {() => void} changed called when the voter changes an answer
   */
  constructor(root, round, questions, changed) {
    this.#root = root;
    this.#key = `stemronde/${round}/answers`;
    this.#restore(questions);
    for (const question of questions) {
      for (const input of this.#inputs(question)) {
        input.addEventListener("change", () => {
          this.#separateBlank(question, input);
          this.#save(questions);
          changed();
        });
      }
    }
  }

  /** Whether there were answers from before a reload. @type {boolean} */
  wereKept = false;

  /** The texts of what was chosen, as elements to show. @param {Question} question @returns {Node[]} */
  labels(question) {
    return this.#inputs(question)
      .filter((input) => input.checked)
      .map((input) => {
        const item = document.createElement("p");
        item.append(...this.#root.querySelector(`label[for="${input.id}"]`).cloneNode(true).childNodes);
        return item;
      });
  }

  /**
   * What is wrong with an answer: a key of a text and its values; null if nothing is.
   * @param {Question} question
   * @returns {?{key: string, values: Object<string, number>}}
   */
  mistake(question) {
    const { min, max } = question;
    const { blank, options } = this.#of(question);
    if (blank) return null;
    const count = options.length;
    if (count > max) return { key: "error-too-many", values: { most: max, count } };
    if (count >= min) return null;
    return { key: min === 1 ? "error-choose-one" : "error-too-few", values: { least: min } };
  }

  /** The answer as the booth takes it. @param {Question} question @returns {number[]} */
  values(question) {
    const { blank, options } = this.#of(question);
    const flags = question.options.map((option) => (!blank && options.includes(option) ? 1 : 0));
    return question.blank ? [blank ? 1 : 0, ...flags] : flags;
  }

  /** The first input of a question. @param {Question} question @returns {HTMLInputElement} */
  firstInput(question) {
    return this.#inputs(question)[0];
  }

  /** Forgets all answers. */
  clear() {
    for (const input of this.#root.querySelectorAll("[data-question] input")) input.checked = false;
    try {
      sessionStorage.removeItem(this.#key);
    } catch {
      // No storage, so nothing is in it.
    }
  }

  #inputs(question) {
    return [...this.#root.querySelectorAll(`[data-question="${question.id}"] input`)];
  }

  #of(question) {
    const chosen = this.#inputs(question).filter((input) => input.checked);
    return {
      blank: chosen.some((input) => "blank" in input.dataset),
      options: chosen.filter((input) => !("blank" in input.dataset)).map((input) => input.value),
    };
  }

  /** Blank goes with nothing else. */
  #separateBlank(question, changed) {
    if (!changed.checked) return;
    const isBlank = "blank" in changed.dataset;
    for (const input of this.#inputs(question)) {
      if (input !== changed && (isBlank || "blank" in input.dataset)) input.checked = false;
    }
  }

  #save(questions) {
    const answers = Object.fromEntries(questions.map((question) => [question.id, this.#of(question)]));
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(answers));
    } catch {
      // Without storage a reload costs the answers, no more.
    }
  }

  #restore(questions) {
    let answers = {};
    try {
      answers = JSON.parse(sessionStorage.getItem(this.#key) ?? "{}");
    } catch {
      // As if there were none.
    }
    for (const question of questions) {
      const { blank = false, options = [] } = answers?.[question.id] ?? {};
      for (const input of this.#inputs(question)) {
        input.checked = "blank" in input.dataset ? blank === true : !blank && options.includes?.(input.value);
        this.wereKept ||= input.checked;
      }
    }
  }
}
