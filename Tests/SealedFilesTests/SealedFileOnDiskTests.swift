//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@testable import SealedFiles

@Suite struct SealedFileOnDiskTests {
    private let folder: TemporaryFolder
    private let passphrase = secret("paard batterij nietje")

    init() throws {
        folder = try TemporaryFolder()
    }

    private func sealed(_ protection: SealProtection) throws -> SealedFile {
        try SealedFile.seal(secret: secret("geheim"), purpose: "sleutel", protection: protection)
    }

    private func refused(_ purpose: String = "sleutel", access: SecretFile.Access = .owner) -> SealedFileError.Code? {
        let path = folder["a"]
        return refusal { () throws(SealedFileError) in
            _ = try SealedFile.read(path, purpose: purpose, access: access)
        }
    }

    @Test func aFileIsWrittenForItsOwnerAndReadBack() throws {
        let lock = try SealLock(name: "griffier", passphrase: passphrase)
        for protection in [.fileMode, .passphrases([lock], needed: .one, cost: .rehearsal)] as [SealProtection] {
            let file = try sealed(protection)
            try file.write(to: folder["a"], existing: .replace)
            #expect(try folder.mode("a") == 0o600)
            let opened = try SealedFile.read(folder["a"], purpose: "sleutel").open(with: passphrase)
            #expect(try opened.secret().array == Array("geheim".utf8))
            let path = folder["a"]
            #expect(refusal { () throws(SealedFileError) in try file.write(to: path) } == .exists)
            #expect(refused("iets anders") == .purpose)
        }
    }

    @Test func aPlainFileIsItsOwnersAloneAndASealedOneMayBeAnybodys() throws {
        try sealed(.fileMode).write(to: folder["a"])
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder["a"])
        #expect(refused() == .permissions)
        #expect(refused(access: .anybody) == .permissions)
        let lock = try SealLock(name: "griffier", passphrase: passphrase)
        try sealed(.passphrases([lock], needed: .one, cost: .rehearsal)).write(to: folder["a"], existing: .replace)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder["a"])
        #expect(refused() == .permissions)
        #expect(refused(access: .anybody) == nil)
    }

    @Test func aDamagedFileIsNamed() throws {
        try folder.put("stemronde/sealed/v1\n", "a")
        let path = folder["a"]
        let error = #expect(throws: SealedFileError.self) { try SealedFile.read(path, purpose: "sleutel") }
        #expect(error?.code == .damaged)
        #expect(error?.detail.hasPrefix(path) == true)
    }
}
