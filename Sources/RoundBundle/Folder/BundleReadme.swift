//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Rounds

/// The `README.md` of a bundle: what a stranger who opens the folder reads first.
public enum BundleReadme {
    /// The text for a round.
    public static func text(_ definition: RoundDefinition) -> String {
        let sheets = definition.sheets.map { "- `\($0.id)/`: \($0.title.nl)" }.joined(separator: "\n")
        let rehearsal =
            definition.values.rehearsal
            ? """
            **Dit is een oefening: niets ervan telt.** This is a rehearsal: nothing of it counts.


            """ : ""
        return """
            # \(definition.values.title.nl)

            \(rehearsal)\
            Dit is het openbare dossier van stemronde `\(definition.id)`. Iedereen kan ermee narekenen of de uitslag klopt:

                stemronde-verify .

            Leg de vingerafdruk van het eerste rooster, die dan getoond wordt, naast die welke de gemeente elders bekend heeft
            gemaakt; daar berust alles op wat ondertekend is.

            This is the public record of the voting round `\(definition.id)`. With it anyone can check the outcome, by the
            command above. Compare the fingerprint of the first roster, which it shows, with the one that the municipality has
            published elsewhere: everything signed stands on it. The archives (`.bel`) can also be checked with `belenios-tool election verify`, a program by others.

            - `definition.json`: the round as it was adopted: who was asked what, and how it is decided
            - `issue.json`: how many letters were made for how many addresses
            - `log/`: everything that happened, in order, as a transparency log (C2SP tlog-tiles), with its key
            - `result.json`, `result.csv`: the outcome
            - `feedback/`: what was done with the outcome, and why, once that has been said
            - `SHA256SUMS`: the hashes of all files, for `sha256sum --check`

            For each sheet a folder with the archive of its ballots, the roll of its credentials (no names, no addresses)
            and the cells whose sums were opened:

            \(sheets)
            """ + "\n"
    }
}
