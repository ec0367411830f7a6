// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// What the script fills in to the voting document.

/** @typedef {import("./page-data.js").Sheet} Sheet */
/** @typedef {import("./page-data.js").Question} Question */

/** The places of the voting document that are filled in. */
export class View {
  #root;
  #data;

  /**
   * @param {HTMLElement} root
   * @param {import("./page-data.js").PageData} data
   */
  constructor(root, data) {
    this.#root = root;
    this.#data = data;
  }

  /** Says that answers were kept from before. @param {boolean} wereKept */
  showKept(wereKept) {
    this.#root.querySelector("[data-kept]").hidden = !wereKept;
  }

  /** Says that the code came from the letter's QR code. */
  showFilledIn() {
    this.#root.querySelector("[data-qr]").hidden = false;
  }

  /** Says what is being waited for, or no longer. @param {boolean} isChecking */
  showChecking(isChecking) {
    const status = this.#root.querySelector("[data-checking]");
    status.textContent = isChecking ? status.dataset.text : "";
  }

  /**
   * Leaves only the sheets that the voter answers, with their weights and the numbers of their questions.
   * @param {Sheet[]} sheets
   * @param {Map<string, import("./page-api.js").Standing>} known by election
   * @param {boolean} isBlockedSomewhere
   */
  showSheets(sheets, known, isBlockedSomewhere) {
    for (const element of this.#root.querySelectorAll("[data-sheet-entry]")) {
      element.hidden = !sheets.some(({ id }) => id === element.dataset.sheetEntry);
    }
    this.#root.querySelector("[data-blocked-sheet]").hidden = !isBlockedSomewhere;
    for (const { id, election, weighted } of sheets) {
      const { weight } = known.get(election);
      if (!weighted || weight === null) continue;
      const text = this.#data.text("weight", { weight: this.#data.weight(weight) });
      this.#root.querySelector(`[data-weight="${id}"]`).textContent = text;
    }
    const questions = sheets.flatMap((sheet) => sheet.questions);
    questions.forEach(({ id }, index) => {
      this.#root.querySelector(`[data-question="${id}"] [data-progress]`).textContent = this.#data.text("progress", {
        number: index + 1,
        count: questions.length,
      });
    });
  }

  /**
   * Writes the answers where they are checked.
   * @param {Question[]} questions
   * @param {import("./voting-answers.js").Answers} answers
   */
  showAnswers(questions, answers) {
    for (const question of questions) {
      const place = this.#root.querySelector(`[data-answer="${question.id}"]`);
      const labels = answers.labels(question);
      if (labels.length === 0) place.textContent = this.#data.text("answer-none");
      else place.replaceChildren(...labels);
    }
  }

  /** @param {{uuid: string, checkCode: string}[]} encrypted */
  showCheckCodes(encrypted) {
    for (const { uuid, checkCode } of encrypted) {
      const { id } = this.#data.sheets.find(({ election }) => election === uuid);
      for (const place of this.#root.querySelectorAll(`[data-check-code="${id}"]`)) place.textContent = checkCode;
    }
  }

  /** Offers an audit file. @param {string} file its text */
  showAuditFile(file) {
    const name = `${this.#data.text("audit-file")}-${this.#data.round}.json`;
    this.#root.querySelector("[data-audit-name]").textContent = name;
    const link = this.#root.querySelector("[data-audit-file]");
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([file], { type: "application/json" }));
    link.download = name;
  }

  /** Says more in a section, or nothing. @param {HTMLElement} section @param {string} text */
  showDetail(section, text) {
    const place = section.querySelector("[data-detail]");
    place.textContent = text;
    place.hidden = text === "";
  }

  /** How long to wait, in words; nothing if it is not known. @param {number} seconds @returns {string} */
  waiting(seconds) {
    if (seconds <= 0) return "";
    const minutes = Math.ceil(seconds / 60);
    return this.#data.text(minutes === 1 ? "wait-one" : "wait-other", { minutes });
  }
}
