//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Foundation
public import RoundBundle

/// A folder of its own for one test, deleted with the value.
public final class TemporaryFolder: Sendable {
    public let url: URL

    public init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "stemronde-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func makeFolder(_ name: String) throws {
        let place = url.appending(path: name)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    }

    public var folder: BundleFolder { BundleFolder(url) }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }
}
