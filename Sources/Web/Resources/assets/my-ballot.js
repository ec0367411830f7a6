// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// "Was my voting code used?": the booth derives the public credentials, the service says what became of them.
import { Booth, BoothError } from "./booth-loader.js";
import { ServiceError, standings } from "./page-api.js";
import { PageData } from "./page-data.js";
import { Identity, takeCodeFromAddress } from "./page-identity.js";

const code = takeCodeFromAddress();
const part = document.querySelector("#my-code");
if (part !== null) listen(part, new PageData(part));

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** What to say of one sheet. */
function lines(data, { state, reason, ballots, trackingCode }) {
  switch (state) {
    case "voted": {
      const tracking = element("p", `${data.text("used-code")} `);
      tracking.append(element("code", trackingCode));
      return [element("h3", data.text("used-yes")), element("p", data.text("used-ballots", { count: ballots })), tracking];
    }
    case "active":
      return [element("h3", data.text("used-no"))];
    case "blocked":
      return [element("h3", data.text("used-blocked")), element("p", data.text(`blocked-${reason}`))];
    case "idle":
      return [element("h3", data.text("used-idle"))];
    default:
      return [];
  }
}

/** What to say of all sheets; of several with the name of each. */
function answer(data, part, sheets) {
  const known = sheets.filter(({ state }) => state !== "unknown");
  if (known.length === 0) {
    return [element("h3", data.text("used-unknown")), element("p", data.text("used-unknown-text"))];
  }
  return known.flatMap((standing) => {
    const sheet = data.sheets.find(({ election }) => election === standing.election);
    const name = part.querySelector(`[data-sheet-name="${sheet?.id}"]`)?.content.cloneNode(true);
    return [...(name === undefined ? [] : [name]), ...lines(data, standing)];
  });
}

/** What to say when it did not work. */
function complaint(data, error) {
  if (error instanceof BoothError) return data.text(error.code === "unavailable" ? "unavailable" : "fault");
  const keys = { "too-many-attempts": "too-many", offline: "offline", busy: "offline" };
  return data.text(error instanceof ServiceError ? (keys[error.code] ?? "fault") : "fault");
}

function listen(part, data) {
  const status = part.querySelector("[data-status]");
  part.querySelector("[data-code-form]").hidden = false;
  const identity = new Identity(part, data);
  if (code !== null) identity.setCode(code);
  let booth = null;
  let isBusy = false;

  async function lookUp() {
    if (isBusy) return;
    isBusy = true;
    status.replaceChildren(element("p", data.text("used-waiting")));
    try {
      booth ??= await Booth.open();
      const credentials = await identity.credentials(booth, data.sheets.map(({ election }) => election));
      if (credentials === null) {
        status.replaceChildren();
        return;
      }
      await booth.forget();
      const { sheets } = await standings(data.paths.credentials, credentials);
      status.replaceChildren(...answer(data, part, sheets));
    } catch (error) {
      if (error instanceof BoothError) booth = null;
      status.replaceChildren(element("p", complaint(data, error)));
    } finally {
      isBusy = false;
    }
  }

  part.querySelector("[data-action=look-up]").addEventListener("click", lookUp);
  identity.onEnter(lookUp);
}
