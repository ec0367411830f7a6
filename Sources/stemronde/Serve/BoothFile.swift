//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Web

/// The booth's module.
enum BoothFile {
    /// Where it is: as named, beside the program, or where a build leaves it.
    static func find(_ named: String?) -> URL {
        if let named { return URL(filePath: named) }
        let built = URL(filePath: ".build-booth/booth.wasm")
        guard let program = Bundle.main.executableURL else { return built }
        let beside = program.deletingLastPathComponent().appending(path: AssetStore.boothName)
        return FileManager.default.fileExists(atPath: beside.path) ? beside : built
    }
}
