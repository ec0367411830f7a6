//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// The encrypted answer to one question, with its proofs.
public struct Answer: Hashable, Sendable {
    /// One ciphertext for each answer; the blank flag, if the question has one, first.
    public let choices: [Ciphertext]
    /// For each ciphertext the proof that it holds 0 or 1.
    public let individualProofs: [[Proof]]
    /// The proof that as many answers are chosen as the question allows.
    public let overallProof: [Proof]
    /// The proof that a blank answer chooses nothing else; nil where the question has no blank.
    public let blankProof: [Proof]?
}
