//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import SealedFiles

/// A folder that is gone when the test ends.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "sealed-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    subscript(_ name: String) -> String {
        "\(path)/\(name)"
    }

    /// The names in it, hidden ones too.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    /// Writes a file as any other program would.
    func put(_ text: String, _ name: String, mode: Int = 0o600) throws {
        try Data(text.utf8).write(to: URL(filePath: self[name]))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self[name])
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: self[name])), as: UTF8.self)
    }

    func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: self[name])[.posixPermissions] as? Int
    }
}

/// The code of the error that `body` throws; nil if it throws none.
func refusal(_ body: () throws(SealedFileError) -> Void) -> SealedFileError.Code? {
    do {
        try body()
        return nil
    } catch {
        return error.code
    }
}

func secret(_ text: String) -> SecretBytes {
    SecretBytes(copying: Array(text.utf8))
}

extension SecretBytes {
    /// For comparing in tests.
    var array: [UInt8] {
        withUnsafeBytes { Array($0) }
    }
}
