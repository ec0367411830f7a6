//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Testing

/// A folder on the web: served by Python, until the value goes.
final class WebFolder {
    let port: Int
    private let process = Process()

    init(_ folder: URL) throws {
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder.path,
        ]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        // "Serving HTTP on 127.0.0.1 port 40123 (http://127.0.0.1:40123/) ..."
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let words = line.split(separator: " ")
        let place = try #require(words.firstIndex(of: "port"), "the web server said '\(line)'")
        let number = try #require(words.dropFirst(place + 1).first)
        port = try #require(Int(number))
    }

    deinit {
        // Signals that can be blocked are, in what a test starts.
        kill(process.processIdentifier, SIGKILL)
    }
}
