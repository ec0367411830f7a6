//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
public import Logging
import Synchronization

/// Writes each message as a line of JSON on standard error: time, level, message, and what belongs to it.
public struct StructuredLog: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var logLevel: Logger.Level

    /// Lines of several threads do not mix.
    private static let pen = Mutex<Void>(())

    /// A handler that writes from this level on.
    public init(level: Logger.Level = .info) {
        logLevel = level
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes the line. One that cannot be written is lost: votes do not wait for a log.
    public func log(event: LogEvent) {
        let line = line(event, at: Date())
        Self.pen.withLock { _ in try? FileHandle.standardError.write(contentsOf: Data(line)) }
    }

    /// The line, in UTC; what the message's sender gave as a number stands there as one.
    func line(_ event: LogEvent, at date: Date) -> [UInt8] {
        var writer = CanonicalWriter()
        writer.literal("{\"time\":")
        writer.string(date.formatted(Self.time).utf8)
        writer.literal(",\"level\":")
        writer.string(event.level.rawValue.utf8)
        writer.literal(",\"message\":")
        writer.string("\(event.message)".utf8)
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            writer.literal(",")
            // The framework's number of a request, under a name that says what it is.
            writer.string((key == "hb.request.id" ? "request" : key).utf8)
            writer.literal(":")
            if case .stringConvertible(let number as Int) = value {
                writer.integer(number)
            } else {
                writer.string("\(value)".utf8)
            }
        }
        writer.literal("}\n")
        return writer.bytes
    }

    private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}

extension Logger {
    /// A log of the service that has warnings and faults only, and no requests: for a terminal on which somebody reads.
    public static var warnings: Logger {
        Logger(label: "stemronde", factory: { _ in StructuredLog(level: .warning) })
    }

    /// The log of the service.
    public static var requests: Logger {
        Logger(label: "stemronde", factory: { _ in StructuredLog() })
    }
}
