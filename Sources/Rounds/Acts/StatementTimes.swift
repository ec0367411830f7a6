//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// When a statement was signed, and until when it can be submitted: an old one cannot be kept for a better moment.
public struct StatementTimes: Hashable, Sendable {
    /// By so many seconds an official's clock may be ahead of the service's.
    public static let skew = 300

    public let signed: Moment
    /// The last moment of submission.
    public let submitBy: Moment

    /// The times; nil if the last moment of submission is before the signing.
    public init?(signed: Moment, submitBy: Moment) {
        guard signed.unixSeconds <= submitBy.unixSeconds else { return nil }
        self.signed = signed
        self.submitBy = submitBy
    }

    /// Whether it was signed after it came in, by more than clocks differ.
    func isAhead(of received: Moment) -> Bool {
        signed.unixSeconds > received.unixSeconds + Self.skew
    }

    func write(to writer: inout StatementWriter) {
        writer.line("signed", signed.text)
        writer.line("submit-by", submitBy.text)
    }

    init(from reader: inout StatementReader) throws(RecordError) {
        let signed = try reader.value("signed") { Moment($0) }
        let submitBy = try reader.value("submit-by") { Moment($0) }
        guard let times = StatementTimes(signed: signed, submitBy: submitBy) else {
            throw RecordError(.contradiction, "a statement signed at \(signed) is to be submitted by \(submitBy)")
        }
        self = times
    }
}
