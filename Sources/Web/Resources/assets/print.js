// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A button that prints the page; without a script there is none.

for (const place of document.querySelectorAll("[data-print]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet";
  button.textContent = place.dataset.label;
  button.addEventListener("click", () => window.print());
  place.append(button);
}
