//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// What officials sign and the log holds as a note: the text of a C2SP signed note, in its one form.
public enum Statement: Hashable, Sendable {
    /// The first line, which says what kind of statement follows.
    public enum Label: String, CaseIterable, Sendable {
        case act = "stemronde/act/v1"
        case block = "stemronde/block/v1"
        case activation = "stemronde/activation/v1"
    }

    case act(Act)
    case block(Block)
    case activation(Activation)

    /// Reads a statement's text, up to and including its last newline.
    ///
    /// - Throws: `RecordError` with code `form` for a line that is unknown, missing, repeated, in another place or in
    ///   another spelling; `contradiction`, `duplicate` or `range` for contents that cannot be.
    public init(text: [UInt8]) throws(RecordError) {
        let first = String(decoding: text.prefix { $0 != 0x0A }.prefix(100), as: UTF8.self)
        guard let label = Label(rawValue: first) else {
            throw RecordError(.form, "a statement begins with no label that is known")
        }
        var reader = try StatementReader(text, label.rawValue)
        switch label {
        case .act: self = .act(try Act(from: &reader))
        case .block: self = .block(try Block(from: &reader))
        case .activation: self = .activation(try Activation(from: &reader))
        }
        try reader.end()
        // Every part is read in its one form already; the comparison needs no trust in that.
        guard self.text == text else { throw RecordError(.form, "a statement in another spelling than its own") }
    }

    /// The text that is signed.
    public var text: [UInt8] {
        var writer = StatementWriter(label.rawValue)
        switch self {
        case .act(let act): act.write(to: &writer)
        case .block(let block): block.write(to: &writer)
        case .activation(let activation): activation.write(to: &writer)
        }
        return writer.text
    }

    /// The SHA-256 of the text without signatures: how the next act names this one.
    public var digest: Digest { Digest(of: text) }

    /// Its first line.
    public var label: Label {
        switch self {
        case .act: .act
        case .block: .block
        case .activation: .activation
        }
    }

    /// The round that it is about.
    public var heading: StatementHeading {
        switch self {
        case .act(let act): act.heading
        case .block(let block): block.heading
        case .activation(let activation): activation.heading
        }
    }

    /// When it was signed.
    public var times: StatementTimes {
        switch self {
        case .act(let act): act.times
        case .block(let block): block.times
        case .activation(let activation): activation.times
        }
    }
}
