//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import RoundBundle
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

@Suite struct BundleFolderTests {
    @Test func whatIsWrittenIsReadAndListed() throws {
        let place = try TemporaryFolder()
        try place.folder.write("b/c/d.json", [1, 2, 3])
        try place.folder.write("a.json", [])
        try place.folder.write("b.json", [4])
        try place.folder.write(".hidden", [5])
        #expect(try place.folder.read("b/c/d.json") == [1, 2, 3])
        #expect(try place.folder.read("a.json") == [])
        #expect(try place.folder.files() == [".hidden", "a.json", "b.json", "b/c/d.json"])
    }

    @Test func aFileIsReplacedOnlyOnRequest() throws {
        let place = try TemporaryFolder()
        try place.folder.write("a", [1])
        #expect(code { try place.folder.write("a", [2]) } == .exists)
        #expect(try place.folder.read("a") == [1])
        try place.folder.write("a", [2], replacing: true)
        #expect(try place.folder.read("a") == [2])
    }

    @Test func aFileMayBeAsLongAsItsLimitAndNoLonger() throws {
        let place = try TemporaryFolder()
        try place.folder.write("a", [1, 2, 3])
        #expect(try place.folder.read("a", limit: 3) == [1, 2, 3])
        #expect(code { _ = try place.folder.read("a", limit: 2) } == .tooLarge)
    }

    @Test func aHugeFileIsRefusedUnread() throws {
        let place = try TemporaryFolder()
        try place.folder.write("a", [1])
        try #require(truncate(place.folder.path("a"), off_t(BundleFolder.fileLimit) * 1024) == 0)
        #expect(code { _ = try place.folder.read("a") } == .tooLarge)
    }

    @Test func whatIsNotThereIsMissing() throws {
        let place = try TemporaryFolder()
        #expect(code { _ = try place.folder.read("a") } == .missing)
        let nowhere = BundleFolder(place.url.appending(path: "nowhere"))
        #expect(code { _ = try nowhere.files() } == .unreadable)
    }

    @Test func aFolderIsNoFile() throws {
        let place = try TemporaryFolder()
        try place.folder.write("a/b", [1])
        #expect(code { _ = try place.folder.read("a") } == .unreadable)
    }

    @Test(arguments: ["to a file", "to a folder", "to nothing"])
    func aLinkIsNoPartOfABundle(_ kind: String) throws {
        let place = try TemporaryFolder()
        let other = try TemporaryFolder()
        try other.folder.write("a/b", [1])
        let targets = ["to a file": "a/b", "to a folder": "a", "to nothing": "c"]
        let target = other.folder.path(try #require(targets[kind]))
        try FileManager.default.createSymbolicLink(atPath: place.folder.path("x"), withDestinationPath: target)
        #expect(code { _ = try place.folder.files() } == .form)
    }

    @Test func aPipeIsRefusedWithoutWaitingForItsOtherEnd() throws {
        let place = try TemporaryFolder()
        try #require(mkfifo(place.folder.path("a"), 0o600) == 0)
        #expect(code { _ = try place.folder.read("a") } == .unreadable)
        #expect(code { _ = try place.folder.files() } == .form)
    }

    @Test(arguments: [[0x61, 0x0A], [0x5C], [0x7F], [0xFF]] as [[UInt8]])
    func aNameThatNoListCanHoldIsRefused(_ name: [UInt8]) throws {
        let place = try TemporaryFolder()
        let path = (Array(place.url.path.utf8) + [0x2F] + name + [0]).map { CChar(bitPattern: $0) }
        let file = open(path, O_CREAT, 0o600)
        try #require(file >= 0)
        close(file)
        #expect(code { _ = try place.folder.files() } != nil)
    }

    private func code(_ body: () throws -> Void) -> BundleError.Code? {
        do {
            try body()
            return nil
        } catch let error as BundleError {
            return error.code
        } catch {
            return nil
        }
    }
}
