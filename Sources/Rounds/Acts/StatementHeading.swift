//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// What every statement names first, so that it fits in one round only.
public struct StatementHeading: Hashable, Sendable {
    public var instance: InstanceID
    public var round: RoundID
    /// The definition hash.
    public var definition: Digest

    public init(instance: InstanceID, round: RoundID, definition: Digest) {
        self.instance = instance
        self.round = round
        self.definition = definition
    }

    func write(to writer: inout StatementWriter) {
        writer.line("instance", instance.host)
        writer.line("round", round.text)
        writer.line("definition", definition)
    }

    init(from reader: inout StatementReader) throws(RecordError) {
        instance = try reader.value("instance") { InstanceID($0) }
        round = try reader.value("round") { RoundID($0) }
        definition = try reader.value("definition") { Digest(hex: Array($0.utf8)) }
    }
}
