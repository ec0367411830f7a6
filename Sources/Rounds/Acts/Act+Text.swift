//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension Act {
    func write(to writer: inout StatementWriter) {
        heading.write(to: &writer)
        writer.line("number", "\(number)")
        if let previous { writer.line("previous", previous) } else { writer.line("previous", "none") }
        writer.line("act", kind.rawValue)
        switch setting {
        case .adopt(let elections), .unready(let elections):
            for item in elections { writer.line("uuid", item.sheet.text, item.value.text) }
        case .open(let opening): opening.write(to: &writer)
        case .extend(let closes): writer.line("closes", closes.text)
        case .close(let closing): closing.write(to: &writer)
        case .tally(let result), .publish(let result): writer.line("result", result)
        case .answer(let feedback): writer.line("feedback", feedback)
        case .destroy(let unused): for item in unused { writer.line("unused", item.sheet.text, "\(item.value)") }
        case .suspend, .resume, .annul, .declareInvalid: break
        }
        if let reason { writer.line("reason", reason.utf8) }
        times.write(to: &writer)
    }

    init(from reader: inout StatementReader) throws(RecordError) {
        let heading = try StatementHeading(from: &reader)
        let number = try reader.value("number", StatementReader.number)
        let previous: Digest? = try reader.value("previous") { text in
            text == "none" ? .some(nil) : Digest(hex: Array(text.utf8)).map(Optional.some)
        }
        let kind = try reader.value("act") { ActKind(rawValue: $0) }
        let setting = try Self.setting(kind, &reader)
        let reason = reader.isNext("reason") ? try reader.value("reason") { StatementWords($0) } : nil
        let times = try StatementTimes(from: &reader)
        try self.init(
            heading: heading,
            number: number,
            previous: previous,
            setting: setting,
            reason: reason,
            times: times
        )
    }

    private static func setting(_ kind: ActKind, _ reader: inout StatementReader) throws(RecordError) -> Setting {
        switch kind {
        case .adopt: .adopt(try sheets("uuid", &reader) { ElectionID($0) })
        case .unready: .unready(try sheets("uuid", &reader) { ElectionID($0) })
        case .open: .open(try Opening(from: &reader))
        case .suspend: .suspend
        case .resume: .resume
        case .extend: .extend(try reader.value("closes") { Moment($0) })
        case .close: .close(try Closing(from: &reader))
        case .annul: .annul
        case .tally: .tally(try digest("result", &reader))
        case .publish: .publish(try digest("result", &reader))
        case .declareInvalid: .declareInvalid
        case .answer: .answer(try digest("feedback", &reader))
        case .destroy: .destroy(try sheets("unused", &reader, StatementReader.number))
        }
    }

    private static func digest(_ key: String, _ reader: inout StatementReader) throws(RecordError) -> Digest {
        try reader.value(key) { Digest(hex: Array($0.utf8)) }
    }

    /// Lines `KEY SHEET VALUE`, a sheet once.
    private static func sheets<Value>(
        _ key: String,
        _ reader: inout StatementReader,
        _ make: (String) -> Value?
    ) throws(RecordError) -> [SheetValue<Value>] {
        var items: [SheetValue<Value>] = []
        while reader.isNext(key) {
            let values = try reader.values(key, 2)
            let sheet = try reader.part(values[0]) { SheetID($0) }
            items.append(SheetValue(sheet, try reader.part(values[1], make)))
        }
        guard Set(items.map(\.sheet)).count == items.count else {
            throw RecordError(.duplicate, "a sheet stands twice in an act")
        }
        return items
    }
}
