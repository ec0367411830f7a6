// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// How long the ballot of a 7 + 3 round takes under node: `node Tests/Booth/measure.mjs`.
import { BoothModule } from "../../Sources/Web/Resources/assets/booth-module.js";
import { recorded, text, utf8, wasm } from "./support.mjs";

const election = recorded("medium");
const { uuid, questions } = JSON.parse(text(election));
const choices = () => questions.map(({ answers }) => Uint8Array.from([1, ...answers.map(() => 0)]));
const typed = () => ["01234-56789-ABCDE-FGHJT", "9401AB", "12"].map(utf8);

const started = performance.now();
const booth = await BoothModule.open(wasm);
const opened = performance.now() - started;
const [context] = booth.call("election", [election.slice()]);
const [voter] = booth.call("credentials", [utf8(uuid), ...typed()]);

/** Milliseconds of each of many runs. */
function measure(times, run) {
  return Array.from({ length: times }, () => {
    const before = performance.now();
    run();
    return performance.now() - before;
  });
}

function report(name, taken) {
  const warm = taken.slice(taken.length / 4).sort((left, right) => left - right);
  const shown = [taken[0], warm[Math.floor(warm.length / 2)], warm[0]].map((value) => value.toFixed(1));
  console.log(`${name}: first ${shown[0]} ms, warm median ${shown[1]} ms, best ${shown[2]} ms`);
}

console.log(`node ${process.version}: compile and instantiate ${opened.toFixed(1)} ms`);
const fields = () => [context.slice(), voter.slice(), Uint8Array.of(0), ...choices()];
report("44 ciphertexts, encrypted and discarded", measure(60, () => {
  const [ballot] = booth.call("ballot", fields());
  booth.call("discard", [ballot]);
}));
report("credentials of one code", measure(20, () => booth.call("credentials", [utf8(uuid), ...typed()])));
console.log(`memory ${booth.size} bytes`);
