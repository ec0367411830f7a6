//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Foundation

/// Files under `Tests/Vectors`.
public enum Fixture {
    /// The folder `Tests/Vectors` of this checkout.
    public static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Vectors")

    /// The place of a file or folder under `Tests/Vectors`.
    public static func url(_ path: String) -> URL {
        folder.appending(path: path)
    }

    /// The bytes of a file under `Tests/Vectors`.
    public static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: url(path)))
    }
}
