// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// The receipts of cast ballots: shown, and kept in this tab so that a reload shows them again. They tell no choice.

/** @typedef {{election: string, trackingCode: string, proof: string}} Receipt */

const key = (round) => `stemronde/${round}/receipts`;

/** @param {string} round @param {Receipt[]} receipts */
export function storeReceipts(round, receipts) {
  try {
    sessionStorage.setItem(key(round), JSON.stringify(receipts));
  } catch {
    // They are on the screen, and can be had again from the service.
  }
}

/** @param {string} round @returns {Receipt[]} */
export function storedReceipts(round) {
  try {
    const receipts = JSON.parse(sessionStorage.getItem(key(round)) ?? "[]");
    return Array.isArray(receipts) ? receipts : [];
  } catch {
    return [];
  }
}

/** @param {string} round */
export function forgetReceipts(round) {
  try {
    sessionStorage.removeItem(key(round));
  } catch {
    // Nothing to forget.
  }
}

/** A tracking code as addresses have it: base64url. */
const inAddress = (code) => code.replaceAll("+", "-").replaceAll("/", "_");

/**
 * Shows receipts in the document's last section.
 * @param {HTMLElement} root
 * @param {import("./page-data.js").PageData} data
 * @param {Receipt[]} receipts
 */
export function showReceipts(root, data, receipts) {
  for (const { election, trackingCode, proof } of receipts) {
    const sheet = data.sheets.find((each) => each.election === election);
    if (sheet === undefined) continue;
    for (const element of root.querySelectorAll(`[data-receipt-entry="${sheet.id}"]`)) element.hidden = false;
    root.querySelector(`[data-tracking-code="${sheet.id}"]`).textContent = trackingCode;
    const link = root.querySelector(`[data-receipt-file="${sheet.id}"]`);
    link.href = URL.createObjectURL(new Blob([proof], { type: "text/plain" }));
    link.download = `${data.text("receipt-file")}-${data.round}-${sheet.id}.txt`;
  }
  const codes = receipts.map(({ trackingCode }) => `code=${inAddress(trackingCode)}`);
  root.querySelector("[data-receipt-page]").href = `${data.paths.receipt}?${codes.join("&")}`;
}
