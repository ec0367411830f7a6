//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@testable import SealedFiles

@Suite struct AtomicFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func write(_ text: String, _ job: AtomicFile.Job, existing: AtomicFile.Existing) throws(SealedFileError) {
        try secret(text).withUnsafeBytes { bytes throws(SealedFileError) in
            try AtomicFile.write(bytes, job, existing: existing)
        }
    }

    /// Also 0o666, of which the usual umask takes two bits away.
    @Test(arguments: [0o600, 0o640, 0o644, 0o666] as [UInt32])
    func aFileHasItsContentAndMode(_ mode: UInt32) throws {
        try AtomicFile.write(Array("inhoud".utf8), to: folder["a"], mode: mode)
        #expect(try folder.text("a") == "inhoud")
        #expect(try folder.mode("a") == Int(mode))
        #expect(try folder.names == ["a"])
    }

    @Test(arguments: [true, false])
    func aFileThatIsThereStaysUnlessItIsToBeReplaced(_ canLink: Bool) throws {
        let job = AtomicFile.Job(path: folder["a"], mode: 0o600, demandsMode: true, canLink: canLink)
        try write("eerst", job, existing: .keep)
        #expect(try folder.mode("a") == 0o600)
        #expect(refusal { () throws(SealedFileError) in try write("later", job, existing: .keep) } == .exists)
        #expect(try folder.text("a") == "eerst")
        try write("later", job, existing: .replace)
        #expect(try folder.text("a") == "later")
        #expect(try folder.names == ["a"])
    }

    @Test func aLinkThatIsThereIsNotFollowed() throws {
        try folder.put("elders", "target")
        try FileManager.default.createSymbolicLink(atPath: folder["a"], withDestinationPath: folder["target"])
        for canLink in [true, false] {
            let job = AtomicFile.Job(path: folder["a"], mode: 0o600, demandsMode: true, canLink: canLink)
            #expect(refusal { () throws(SealedFileError) in try write("nieuw", job, existing: .keep) } == .exists)
        }
        try AtomicFile.write(Array("nieuw".utf8), to: folder["a"], existing: .replace)
        #expect(try folder.text("target") == "elders")
        #expect(try folder.text("a") == "nieuw")
    }

    @Test func aSecretIsNotWrittenWhereOthersCouldReadIt() throws {
        let strict = AtomicFile.Job(path: folder["a"], mode: 0o600, demandsMode: true, canSetMode: false)
        #expect(refusal { () throws(SealedFileError) in try write("x", strict, existing: .keep) } == .permissions)
        #expect(try folder.names.isEmpty)
        let lenient = AtomicFile.Job(path: folder["a"], mode: 0o600, demandsMode: false, canSetMode: false)
        try write("x", lenient, existing: .keep)
        #expect(try folder.names == ["a"])
    }

    @Test func whereNothingCanBeWrittenNothingIsLeft() throws {
        let content = Array("x".utf8)
        let missing = folder["nowhere/a"]
        #expect(refusal { () throws(SealedFileError) in try AtomicFile.write(content, to: missing) } == .missing)
        try folder.put("x", "file")
        let under = folder["file/a"]
        #expect(refusal { () throws(SealedFileError) in try AtomicFile.write(content, to: under) } == .missing)
        for path in ["", folder.path + "/", folder["."], folder[".."], "a\u{0}b"] {
            #expect(throws: SealedFileError.self) { try AtomicFile.write(content, to: path) }
        }
        try FileManager.default.createDirectory(atPath: folder["sub"], withIntermediateDirectories: false)
        let sub = folder["sub"]
        #expect(throws: SealedFileError.self) { try AtomicFile.write(content, to: sub, existing: .replace) }
        #expect(refusal { () throws(SealedFileError) in try AtomicFile.write(content, to: sub) } == .exists)
        #expect(try folder.names == ["file", "sub"])
    }

    @Test func aLargeFileIsWhole() throws {
        let content = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        try AtomicFile.write(content, to: folder["a"], mode: 0o600)
        #expect(try SecretFile.read(folder["a"], limit: 3_000_000).array == content)
    }
}
