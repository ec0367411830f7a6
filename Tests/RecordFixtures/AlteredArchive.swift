//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import TestSupport

/// A case of `cases.json`.
public struct AlteredArchive: Decodable, Sendable {
    public let id: String
    public let base: String
    public let what: String
    public let expect: String
    public let check: String

    /// All cases, in the file's order.
    public static func all() throws -> [Self] {
        try JSONDecoder().decode([Self].self, from: Data(contentsOf: Fixture.url("belenios/tampered/cases.json")))
    }

    /// The archive under `Tests/Vectors`: the only file in its folder.
    public var file: String {
        get throws {
            let folder = "belenios/tampered/\(id)"
            let names = try FileManager.default.contentsOfDirectory(atPath: Fixture.url(folder).path)
            return "\(folder)/\(names.sorted().first ?? "none")"
        }
    }
}
