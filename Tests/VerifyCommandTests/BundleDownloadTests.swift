//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import CanonicalText
import Foundation
import RoundBundle
import Testing

@testable import VerifyCommand

@Suite struct BundleDownloadTests {
    /// A list of checksums with these names, which are in order.
    private static func list(_ names: String...) -> String {
        let hash = String(decoding: Digest(of: Array("x".utf8)).hex, as: UTF8.self)
        return names.map { "\(hash)  \($0)\n" }.joined()
    }

    /// Fetches from a server; gives what it is refused with, and the names of what was fetched.
    private func fetch(
        _ server: HostileServer,
        // Tests beside this one may keep all threads for long.
        limits: FileFetcher.Limits = .init(patience: 3600)
    ) async throws -> (refusal: String?, files: [String]) {
        let url = FileManager.default.temporaryDirectory.appending(path: "download-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: url) }
        let address = try BundleAddress("http://127.0.0.1:\(server.port)/bundle/")
        let download = BundleDownload(address: address, folder: BundleFolder(url), limits: limits)
        var refusal: String?
        do throws(CommandFailure) {
            try await download.run { _, _ in }
        } catch {
            #expect(error.status == .unreadable)
            refusal = error.message
        }
        return (refusal, try download.folder.files())
    }

    @Test func aBundleIsFetchedFileByFile() async throws {
        let server = try HostileServer { path, send in
            let isList = path == "/bundle/SHA256SUMS"
            _ = send(HostileServer.whole(isList ? Self.list("a", "log/tile/0") : "x"))
        }
        let (refusal, files) = try await fetch(server)
        #expect(refusal == nil)
        #expect(files == ["SHA256SUMS", "a", "log/tile/0"])
    }

    @Test(
        "no redirection is followed",
        arguments: ["http://example.invalid/bundle/", "https://127.0.0.1/", "/elsewhere/", "file:///etc/passwd"]
    )
    func redirections(_ target: String) async throws {
        let server = try HostileServer { path, send in
            switch path {
            case "/bundle/SHA256SUMS": _ = send(HostileServer.whole(Self.list("a")))
            case "/bundle/a": _ = send(HostileServer.whole("", status: "302 Found", "Location: \(target)\r\n"))
            default: _ = send(HostileServer.whole("followed"))
            }
        }
        let (refusal, _) = try await fetch(server)
        #expect(refusal != nil)
        #expect(server.paths == ["/bundle/SHA256SUMS", "/bundle/a"])
        if !target.hasPrefix("file:") {
            #expect(refusal?.contains("which is not followed") == true, "\(refusal ?? "taken")")
        }
    }

    @Test func aFileWithoutEndIsCutOff() async throws {
        let server = try HostileServer { path, send in
            guard path != "/bundle/SHA256SUMS" else {
                _ = send(HostileServer.whole(Self.list("a")))
                return
            }
            guard send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n") else { return }
            let piece = String(repeating: "x", count: 1 << 16)
            // It ends at 256 times the limit, so that no test waits for good.
            for _ in 0..<4096 { guard send(piece) else { return } }
        }
        let (refusal, _) = try await fetch(server, limits: .init(total: 1 << 20, patience: 3600))
        #expect(refusal?.contains("a: longer than the") == true, "\(refusal ?? "taken")")
    }

    @Test func manyFilesTogetherAreCutOff() async throws {
        let server = try HostileServer { path, send in
            let isList = path == "/bundle/SHA256SUMS"
            _ = send(HostileServer.whole(isList ? Self.list("a", "b") : String(repeating: "x", count: 600)))
        }
        let (refusal, files) = try await fetch(server, limits: .init(total: 1000, patience: 3600))
        #expect(refusal?.contains("b: longer than the 264 bytes that are left") == true, "\(refusal ?? "taken")")
        #expect(files.contains("a"))
    }

    @Test func aListWithoutEndIsCutOff() async throws {
        let server = try HostileServer { _, send in
            guard send("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n") else { return }
            for _ in 0..<4096 { guard send(String(repeating: "x", count: 1 << 16)) else { return } }
        }
        let (refusal, _) = try await fetch(server)
        #expect(refusal?.contains("SHA256SUMS: longer than the") == true, "\(refusal ?? "taken")")
    }

    @Test("an answer that trickles is given up", arguments: [true, false])
    func trickle(inHeaders: Bool) async throws {
        let server = try HostileServer { path, send in
            guard path != "/bundle/SHA256SUMS" else {
                _ = send(HostileServer.whole(Self.list("a")))
                return
            }
            guard send("HTTP/1.1 200 OK\r\n\(inHeaders ? "" : "\r\n")") else { return }
            while send(inHeaders ? "X-A: b\r\n" : "x") { Thread.sleep(forTimeInterval: 0.05) }
        }
        let (refusal, _) = try await fetch(server, limits: .init(patience: 1))
        // On a busy machine it may be the list before it.
        #expect(refusal?.contains("the answer comes slower than") == true, "\(refusal ?? "taken")")
    }

    @Test func anAnswerThatNeverComesIsGivenUp() async throws {
        let server = try HostileServer { _, send in
            while send("") { Thread.sleep(forTimeInterval: 0.1) }
        }
        let (refusal, _) = try await fetch(server, limits: .init(patience: 1))
        #expect(refusal?.contains("the answer comes slower than") == true, "\(refusal ?? "taken")")
    }

    @Test(
        "a name that leads out of the folder is refused",
        arguments: ["../a", "/etc/a", "a/../../b", ".ssh/a", "a//b", "a\\b", "%2e%2e/a", "a?b", "b c", "log/."]
    )
    func names(_ name: String) async throws {
        let server = try HostileServer { path, send in
            _ = send(HostileServer.whole(path == "/bundle/SHA256SUMS" ? Self.list(name) : "x"))
        }
        let (refusal, files) = try await fetch(server)
        #expect(refusal?.contains("is no name of a file in a bundle") == true, "\(refusal ?? "taken")")
        #expect(files == ["SHA256SUMS"])
        #expect(server.paths == ["/bundle/SHA256SUMS"])
    }

    @Test func aFileThatIsAFolderAsWellIsRefused() async throws {
        let server = try HostileServer { path, send in
            _ = send(HostileServer.whole(path == "/bundle/SHA256SUMS" ? Self.list("a", "a/b") : "x"))
        }
        let (refusal, _) = try await fetch(server)
        #expect(refusal?.contains("a/b: cannot be kept") == true, "\(refusal ?? "taken")")
    }

    @Test func anAnswerThatBreaksOffIsNoFile() async throws {
        let server = try HostileServer { path, send in
            guard path != "/bundle/SHA256SUMS" else {
                _ = send(HostileServer.whole(Self.list("a")))
                return
            }
            _ = send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")
        }
        let (refusal, _) = try await fetch(server)
        #expect(refusal?.contains("a: cannot be fetched") == true, "\(refusal ?? "taken")")
    }

    @Test("a folder that is not to be kept, or not whole, goes", arguments: [nil, "kept"])
    func folder(_ name: String?) throws {
        let keep = name.map {
            FileManager.default.temporaryDirectory.appending(path: "\($0)-\(UUID().uuidString)").path
        }
        let folder = try FetchedFolder(keep)
        let mode = try FileManager.default.attributesOfItem(atPath: folder.url.path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
        folder.release()
        #expect(!FileManager.default.fileExists(atPath: folder.url.path))

        let whole = try FetchedFolder(keep)
        whole.complete()
        whole.release()
        #expect(FileManager.default.fileExists(atPath: whole.url.path) == (keep != nil))
        try? FileManager.default.removeItem(at: whole.url)
    }
}
