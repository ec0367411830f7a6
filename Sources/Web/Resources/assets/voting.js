// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// The voting document: from "who are you" to the receipt (docs/pages.md, "The voting document").
import { Booth, BoothError } from "./booth-loader.js";
import { ServiceError, castBallots, electionBytes, standings } from "./page-api.js";
import { PageData } from "./page-data.js";
import { Mistakes } from "./page-errors.js";
import { Identity, takeCodeFromAddress } from "./page-identity.js";
import { Answers } from "./voting-answers.js";
import { showReceipts, storedReceipts, storeReceipts, forgetReceipts } from "./voting-receipt.js";
import { Steps } from "./voting-steps.js";
import { View } from "./voting-view.js";

// Long enough to be read, when encrypting takes no time.
const SHORTEST_PROGRESS = 600;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One visit to the voting document. */
class Visit {
  #root;
  #data;
  #steps;
  #view;
  #identity;
  #answers;
  #booth = null;
  /** The promise of a booth. */
  #opening = null;
  /** The sheets that the voter answers: the page's sheet, the form of the credential, the election's bytes. */
  #sheets = [];
  /** The signed ballots, while nobody knows whether they arrived. */
  #sending = null;
  /** Whether ballots wait for *cast* or *audit*. */
  #isEncrypted = false;
  #isDone = false;
  #isBusy = false;
  /** Whether the voter came to a question from *check your answers*. */
  #isChanging = false;

  constructor(root) {
    this.#root = root;
    this.#data = new PageData(root);
    this.#steps = new Steps(root, this.#data);
    this.#view = new View(root, this.#data);
    this.#identity = new Identity(this.#steps.find("who"), this.#data);
    const questions = this.#data.sheets.flatMap((sheet) => sheet.questions);
    // What was encrypted before is no longer what the voter wants.
    this.#answers = new Answers(root, this.#data.round, questions, () => {
      this.#isEncrypted = false;
    });
  }

  start(code) {
    this.#listen();
    const receipts = storedReceipts(this.#data.round);
    if (receipts.length > 0 && this.#steps.at(location.hash)?.dataset.step === "receipt") {
      this.#isDone = true;
      showReceipts(this.#root, this.#data, receipts);
      this.#steps.show(this.#steps.find("receipt"), "replace");
      return;
    }
    this.#steps.show(this.#steps.find("who"), "replace");
    this.#view.showKept(this.#answers.wereKept);
    if (code !== null) this.#fillIn(code);
    // Loaded while the voter types; if that fails, it is said when the booth is needed.
    this.#openBooth().catch(() => {});
  }

  // What the voter does

  #actions = {
    identify: () => this.#identify(),
    again: () => this.#go("start"),
    begin: () => this.#begin(),
    next: () => this.#next(),
    encrypt: () => this.#encrypt(),
    cast: () => this.#cast(),
    audit: () => this.#audit(),
    reconsider: () => this.#go("check"),
    "to-check": () => this.#go("check"),
    "send-again": () => this.#send(),
    retry: () => this.#go("who"),
    print: () => window.print(),
    restart: () => this.#restart(),
  };

  #listen() {
    this.#root.addEventListener("click", (event) => {
      const element = event.target.closest("[data-action], [data-back], [data-change]");
      if (element === null) return;
      event.preventDefault();
      if ("back" in element.dataset) history.back();
      else if ("change" in element.dataset) this.#change(element.dataset.change);
      else this.#once(this.#actions[element.dataset.action]);
    });
    this.#identity.onEnter(() => this.#once(this.#actions.identify));
    window.addEventListener("popstate", () => this.#arrive());
    window.addEventListener("beforeunload", (event) => {
      if (this.#sending !== null) event.preventDefault();
    });
  }

  /** Carries out one thing at a time: a second click does nothing. */
  async #once(action) {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await action();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#isBusy = false;
    }
  }

  async #identify() {
    this.#view.showChecking(true);
    try {
      const booth = await this.#openBooth();
      const credentials = await this.#identity.credentials(
        booth,
        this.#data.sheets.map(({ election }) => election),
      );
      this.#steps.setTitle(this.#identity.hasMistakes);
      if (credentials === null) return;
      const { admission, sheets } = await standings(this.#data.paths.credentials, credentials);
      if (admission !== "open") return this.#notice(admission);
      await this.#admit(sheets);
    } finally {
      this.#view.showChecking(false);
    }
  }

  /** @param {import("./page-api.js").Standing[]} standings */
  async #admit(standings) {
    const known = new Map(standings.map((standing) => [standing.election, standing]));
    const mayVote = ({ election }) => ["active", "voted"].includes(known.get(election)?.state);
    const sheets = this.#data.sheets.filter(mayVote);
    const blocked = standings.find(({ state }) => state === "blocked");
    if (sheets.length === 0) {
      if (blocked !== undefined) return this.#notice("blocked", this.#data.text(`blocked-${blocked.reason}`));
      return this.#notice(standings.some(({ state }) => state === "idle") ? "idle" : "not-entitled");
    }
    const bytes = await Promise.all(sheets.map((sheet) => electionBytes(sheet.bytes)));
    this.#sheets = sheets.map((sheet, index) => ({
      sheet,
      form: known.get(sheet.election).form,
      bytes: new Uint8Array(bytes[index]),
    }));
    this.#view.showSheets(sheets, known, blocked !== undefined);
    this.#go([...known.values()].some(({ state }) => state === "voted") ? "voted" : "start");
  }

  #begin() {
    this.#isChanging = false;
    this.#goTo(this.#steps.find("question", this.#questions[0].id));
  }

  #next() {
    const section = this.#steps.current;
    const index = this.#questions.findIndex(({ id }) => id === section.dataset.question);
    const question = this.#questions[index];
    const mistakes = new Mistakes(section);
    const mistake = this.#answers.mistake(question);
    if (mistake !== null) {
      const error = section.querySelector(".error");
      const text = this.#data.text(mistake.key, mistake.values);
      mistakes.show([{ input: this.#answers.firstInput(question), error, text }]);
      this.#steps.setTitle(true);
      return;
    }
    mistakes.clear();
    const following = this.#questions[index + 1];
    if (this.#isChanging || following === undefined) this.#go("check");
    else this.#goTo(this.#steps.find("question", following.id));
  }

  #change(question) {
    this.#isChanging = true;
    this.#goTo(this.#steps.find("question", question));
  }

  async #encrypt() {
    const open = this.#questions.find((question) => this.#answers.mistake(question) !== null);
    if (open !== undefined) {
      this.#change(open.id);
      return;
    }
    this.#goTo(this.#steps.find("encrypting"));
    const progress = this.#steps.current.querySelector("progress");
    progress.removeAttribute("value");
    const [encrypted] = await Promise.all([this.#encryptSheets(), pause(SHORTEST_PROGRESS)]);
    this.#view.showCheckCodes(encrypted);
    this.#isEncrypted = true;
    this.#steps.show(this.#steps.find("decide"), "replace");
  }

  async #encryptSheets() {
    const encrypted = await this.#booth.encrypt(
      this.#sheets.map(({ sheet, form, bytes }) => ({
        election: bytes,
        form,
        choices: sheet.questions.map((question) => this.#answers.values(question)),
      })),
    );
    // Page and booth must mean the same questions and keys.
    const isSame = encrypted.every(({ uuid, fingerprint }, index) => {
      const { sheet } = this.#sheets[index];
      return sheet.election === uuid && sheet.fingerprint === fingerprint;
    });
    if (!isSame) throw new ServiceError("fault");
    return encrypted;
  }

  async #audit() {
    const file = await this.#booth.audit();
    this.#isEncrypted = false;
    this.#view.showAuditFile(file);
    this.#steps.show(this.#steps.find("audited"), "replace");
  }

  async #cast() {
    this.#steps.show(this.#steps.find("casting"), "replace");
    const cast = await this.#booth.cast();
    this.#isEncrypted = false;
    this.#sending = cast.map(({ ballot }) => `${ballot}\n`).join("");
    await this.#send();
  }

  /** Sends what was signed. If no answer comes, the very same ballots can be sent again. */
  async #send() {
    this.#steps.show(this.#steps.find("casting"), "replace");
    let receipts;
    try {
      ({ receipts } = await castBallots(this.#data.paths.ballots, this.#sending));
    } catch (error) {
      if (!["offline", "busy", "fault", "too-many-attempts"].includes(error.code)) {
        // The booth forgot the voter when it signed: to try again is to begin again.
        this.#sending = null;
        this.#sheets = [];
        throw error;
      }
      const section = this.#steps.find("unsent");
      this.#view.showDetail(section, this.#view.waiting(error.wait));
      this.#steps.show(section, "replace");
      return;
    }
    this.#finish(receipts);
  }

  #finish(receipts) {
    this.#sending = null;
    this.#isDone = true;
    this.#closeBooth();
    this.#answers.clear();
    this.#identity.clear();
    storeReceipts(this.#data.round, receipts);
    showReceipts(this.#root, this.#data, receipts);
    this.#steps.show(this.#steps.find("receipt"), "replace");
  }

  #restart() {
    forgetReceipts(this.#data.round);
    location.replace(location.pathname);
  }

  // Where the voter is

  get #questions() {
    return this.#sheets.flatMap(({ sheet }) => sheet.questions);
  }

  #go(step) {
    this.#goTo(this.#steps.find(step));
  }

  #goTo(section, history = "push") {
    if (section.dataset.step === "check") this.#view.showAnswers(this.#questions, this.#answers);
    this.#steps.show(section, history);
  }

  #notice(code, detail = "") {
    const section = this.#steps.find("notice", code) ?? this.#steps.find("notice", "fault");
    this.#view.showDetail(section, detail);
    this.#steps.show(section, this.#steps.current.dataset.step === "who" ? "push" : "replace");
  }

  /** The browser went to another place in its history: shows what belongs there, or what comes nearest. */
  #arrive() {
    const code = takeCodeFromAddress();
    if (code !== null && !this.#isDone && this.#sending === null) {
      this.#steps.show(this.#steps.find("who"), "replace");
      this.#fillIn(code);
      return;
    }
    // While something is under way, and after casting, the way back changes nothing.
    const section = this.#isBusy || this.#sending !== null ? this.#steps.current : this.#nearest(location.hash);
    if (section.dataset.step === "check") this.#view.showAnswers(this.#questions, this.#answers);
    this.#steps.show(section, this.#steps.at(location.hash) === section ? "none" : "replace");
  }

  #nearest(hash) {
    if (this.#isDone) return this.#steps.find("receipt");
    const section = this.#steps.at(hash);
    const step = section?.dataset.step;
    if (this.#sheets.length === 0) return this.#steps.find("who");
    if (step === "question") {
      const isAsked = this.#questions.some(({ id }) => id === section.dataset.question);
      return isAsked ? section : this.#steps.find("check");
    }
    if (["encrypting", "decide", "casting", "audited", "unsent"].includes(step)) {
      return this.#steps.find(step === "decide" && this.#isEncrypted ? "decide" : "check");
    }
    return ["who", "voted", "start", "check"].includes(step) ? section : this.#steps.find("start");
  }

  #fillIn(code) {
    this.#identity.setCode(code);
    this.#view.showFilledIn();
  }

  #fail(error) {
    if (error instanceof ServiceError) {
      this.#notice(error.code === "offline" ? "busy" : error.code, this.#view.waiting(error.wait));
      return;
    }
    // What the booth refuses here is no fault of the voter's; a new one is needed.
    this.#closeBooth();
    this.#sheets = [];
    this.#notice(error instanceof BoothError && error.code === "unavailable" ? "unavailable" : "fault");
  }

  async #openBooth() {
    this.#opening ??= Booth.open();
    try {
      this.#booth = await this.#opening;
    } catch (error) {
      this.#opening = null;
      throw error;
    }
    return this.#booth;
  }

  #closeBooth() {
    this.#booth?.close();
    this.#booth = null;
    this.#opening = null;
    this.#isEncrypted = false;
  }
}

// Before anything else: the code must not stay in the address bar.
const code = takeCodeFromAddress();
new Visit(document.querySelector("#voting")).start(code);
