//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import SealedFiles
import Testing

@Suite struct SecretFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func refused(_ name: String, limit: Int = 100, access: SecretFile.Access = .owner) -> SealedFileError.Code?
    {
        let path = folder[name]
        return refusal { () throws(SealedFileError) in _ = try SecretFile.read(path, limit: limit, access: access) }
    }

    @Test(arguments: [0o600, 0o400, 0o700])
    func anOwnersFileIsRead(_ mode: Int) throws {
        try folder.put("geheim", "a", mode: mode)
        #expect(try SecretFile.read(folder["a"], limit: 6).array == Array("geheim".utf8))
    }

    @Test(arguments: [0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o644, 0o666, 0o777])
    func aFileThatOthersHaveAccessToIsRefused(_ mode: Int) throws {
        try folder.put("geheim", "a", mode: mode)
        #expect(refused("a") == .permissions)
        #expect(try SecretFile.read(folder["a"], limit: 6, access: .anybody).array == Array("geheim".utf8))
    }

    @Test(.enabled(if: geteuid() == 0, "only root gives files away"))
    func aStrangersFileIsRefused() throws {
        try folder.put("geheim", "a")
        #expect(chown(folder["a"], 12_345, 12_345) == 0)
        #expect(refused("a") == .permissions)
    }

    @Test func whatIsNoFileIsRefused() throws {
        #expect(refused("nothing") == .missing)
        try FileManager.default.createDirectory(
            atPath: folder["sub"],
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        #expect(refused("sub") == .access)
        #expect(mkfifo(folder["pipe"], 0o600) == 0)
        #expect(refused("pipe") == .access)
    }

    @Test func aLargerFileIsRefused() throws {
        try folder.put("geheim", "a")
        #expect(refused("a", limit: 5) == .size)
        try folder.put("", "empty")
        #expect(try SecretFile.read(folder["empty"], limit: 0).count == 0)
    }
}
