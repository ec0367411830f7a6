//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import RoundBundle

/// A folder of its own for one test, deleted with the value.
final class TemporaryFolder {
    let url: URL
    let folder: BundleFolder

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "stemronde-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = BundleFolder(url)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }
}
