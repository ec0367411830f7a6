//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import CanonicalText
public import Rounds
public import SignedNotes

/// The numbers of a pile, for the minutes: signed by the two officials who entered it.
public struct PaperCount: Equatable, Sendable {
    private static let label = "stemronde/paper-count/v1"
    /// More than a pile has, and so few that those of all piles can be added.
    private static let most = 1_000_000_000
    private static let keys = [
        "round", "definition", "pile", "weight", "envelopes", "ballots", "void", "resolved", "blank", "invalid",
        "encrypted",
    ]

    public let round: RoundID
    public let definition: Digest
    /// `SHEET.N`.
    public let pile: String
    public let weight: Fraction
    /// Outer envelopes that came in.
    public let envelopes: Int
    /// Ballots that were in them.
    public let ballots: Int
    /// Of these, ballots that could not be cast.
    public let void: Int
    /// Ballots that the two entered differently, and resolved on the paper.
    public let resolved: Int
    /// Blank answers of each question, on purpose.
    public let blank: [Int]
    /// Invalid answers of each question, entered as blank.
    public let invalid: [Int]
    /// SHA-256 of the file with the encrypted ballots.
    public let encrypted: Digest

    /// The numbers of a pile.
    public init(
        _ pile: Pile,
        of definition: RoundDefinition,
        envelopes: Int,
        lines: [PaperLine],
        resolved: Int,
        void: Int,
        encrypted: Digest
    ) {
        round = definition.id
        self.definition = definition.digest
        self.pile = pile.name
        weight = pile.weight
        self.envelopes = envelopes
        ballots = lines.count
        self.void = void
        self.resolved = resolved
        let questions = definition.sheets[pile.sheetPlace].questions.indices
        blank = questions.map { question in lines.count { $0.answers[question] == .blank } }
        invalid = questions.map { question in lines.count { $0.answers[question] == .invalid } }
        self.encrypted = encrypted
    }

    /// What both sign.
    public var text: [UInt8] {
        let numbers = [envelopes, ballots, void, resolved].map(String.init)
        let values =
            [round.text, PaperStatement.hex(definition), pile, weight.description] + numbers
            + [Self.list(blank), Self.list(invalid), PaperStatement.hex(encrypted)]
        let lines = zip(Self.keys, values).map { "\($0) \($1)\n" }
        return Array((Self.label + "\n" + lines.joined()).utf8)
    }

    /// Reads a signed count.
    ///
    /// - Returns: the numbers, and the keys whose signatures verify.
    /// - Throws: `PaperError` with code `form`, `signature` unless two officials signed it.
    public static func read(
        _ bytes: [UInt8],
        known: VerifierKeys
    ) throws(PaperError) -> (count: PaperCount, signers: [VerifierKey]) {
        let note: SignedNote
        let signers: [VerifierKey]
        do throws(NoteError) {
            note = try SignedNote(parsing: bytes)
            signers = try note.verify(by: known)
        } catch {
            throw PaperError(.signature, "a paper count: \(error.detail)")
        }
        guard Set(signers.map(\.name)).count >= 2 else {
            throw PaperError(.onePerson, "a paper count is signed by two officials")
        }
        guard let count = PaperCount(text: note.text), count.text == note.text else {
            throw PaperError(.form, "a paper count is not in its form")
        }
        return (count, signers)
    }

    private init?(text: [UInt8]) {
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
        guard lines.first == Self.label, lines.count == Self.keys.count + 1 else { return nil }
        var values: [String] = []
        for (key, line) in zip(Self.keys, lines.dropFirst()) {
            guard line.hasPrefix(key + " ") else { return nil }
            values.append(String(line.dropFirst(key.count + 1)))
        }
        let numbers = values[4...7].compactMap { Int($0) }
        guard let round = RoundID(values[0]), let definition = Digest(hex: Array(values[1].utf8)),
            let weight = Fraction(text: values[3]), let encrypted = Digest(hex: Array(values[10].utf8)),
            numbers.count == 4
        else { return nil }
        self.round = round
        self.definition = definition
        pile = values[2]
        self.weight = weight
        envelopes = numbers[0]
        ballots = numbers[1]
        void = numbers[2]
        resolved = numbers[3]
        blank = values[8].split(separator: " ").compactMap { Int($0) }
        invalid = values[9].split(separator: " ").compactMap { Int($0) }
        self.encrypted = encrypted
        guard (numbers + blank + invalid).allSatisfy((0...Self.most).contains) else { return nil }
    }

    private static func list(_ numbers: [Int]) -> String {
        numbers.map(String.init).joined(separator: " ")
    }
}
