//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText

extension Roster {
    /// The text that is signed.
    public var text: [UInt8] {
        var writer = StatementWriter(Self.label)
        writer.line("instance", instance.host)
        writer.line("municipality", municipality.text)
        writer.line("number", "\(number)")
        if let previous { writer.line("previous", previous) } else { writer.line("previous", "none") }
        for official in officials { official.write(to: &writer) }
        policy.write(to: &writer)
        writer.line("sign", "roster", "\(renewal)")
        times.write(to: &writer)
        return writer.text
    }

    /// Reads a roster's text, up to and including its last newline.
    ///
    /// - Throws: `RecordError` with code `form` for a line that is unknown, missing, repeated, in another place or in
    ///   another spelling; otherwise as the other initialiser.
    public init(text: [UInt8]) throws(RecordError) {
        var reader = try StatementReader(text, Self.label)
        let instance = try reader.value("instance") { InstanceID($0) }
        let municipality = try reader.value("municipality") { MunicipalityID($0) }
        let number = try reader.value("number", StatementReader.number)
        let previous: Digest? = try reader.value("previous") { text in
            text == "none" ? .some(nil) : Digest(hex: Array(text.utf8)).map(Optional.some)
        }
        var officials: [RosterOfficial] = []
        while reader.isNext("official") {
            guard officials.count < Self.most else {
                throw RecordError(.range, "a roster of more than \(Self.most) officials")
            }
            officials.append(try RosterOfficial(from: &reader))
        }
        let policy = try SigningPolicy(from: &reader)
        let renewal = try SigningPolicy.number("roster", &reader)
        let times = try StatementTimes(from: &reader)
        try reader.end()
        try self.init(
            instance: instance,
            municipality: municipality,
            number: number,
            previous: previous,
            officials: officials,
            policy: policy,
            renewal: renewal,
            times: times
        )
        // Officials in another order, too, are another spelling.
        guard self.text == text else { throw RecordError(.form, "a roster in another spelling than its own") }
    }
}
