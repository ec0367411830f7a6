//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@testable import SealedFiles

/// With a terminal of our own at the other end.
@Suite(.serialized, .timeLimit(.minutes(10))) struct TerminalTests {
    private let master: Int32
    private let device: String

    init() throws {
        // What posix_openpt, unlockpt and ptsname do on Linux; Swift's Glibc does not show those.
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK)
        try #require(master >= 0)
        var (locked, number): (Int32, UInt32) = (0, 0)
        let (unlock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
        try #require(ioctl(master, unlock, &locked) == 0 && ioctl(master, getNumber, &number) == 0)
        device = "/dev/pts/\(number)"
    }

    /// What is read when somebody types, and what the screen showed.
    private func type(_ text: String) async throws -> (Result<[UInt8], SealedFileError>, String) {
        let device = device
        // The reader waits in a thread of its own, for it would keep one of the few that tasks have.
        async let result = withCheckedContinuation { continuation in
            Thread.detachNewThread {
                do throws(SealedFileError) {
                    let typed = try Terminal.open(device).readSecret(prompt: "wachtwoord: ")
                    continuation.resume(returning: Result<[UInt8], SealedFileError>.success(typed.array))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        var screen = try await screen(until: "woord: ")
        let bytes = Array(text.utf8)
        #expect(write(master, bytes, bytes.count) == bytes.count)
        let typed = await result
        screen += try await self.screen(until: "\r\n")
        return (typed, screen)
    }

    /// What is shown up to and including `end`.
    private func screen(until end: String) async throws -> String {
        var screen = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !screen.contains(end) {
            let count = read(master, &buffer, buffer.count)
            if count > 0 { screen += String(decoding: buffer[..<count], as: UTF8.self) }
            if count <= 0 { try await Task.sleep(for: .milliseconds(1)) }
        }
        return screen
    }

    @Test(arguments: [
        ("geheim\n", "geheim"), ("geheim\r", "geheim"), ("gehijm\u{7F}\u{7F}\u{7F}eim\n", "geheim"),
        ("geheé\u{7F}\u{8}eim\n", "geheim"), ("fout\u{15}geheim\n", "geheim"), ("\u{7F}\u{7F}geheim\n", "geheim"),
        ("\n", ""), ("één\n", "één"),
    ])
    func whatIsTypedIsReadAndNotShown(_ typed: String, _ expected: String) async throws {
        let (result, screen) = try await type(typed)
        #expect(try result.get() == Array(expected.utf8))
        #expect(screen == "wachtwoord: \r\n")
        close(master)
    }

    @Test(arguments: ["\u{3}", "geheim\u{3}", "\u{4}", String(repeating: "x", count: 1025)])
    func givingUpAndTypingTooMuchAreErrors(_ typed: String) async throws {
        let (result, screen) = try await type(typed)
        #expect(throws: SealedFileError.self) { try result.get() }
        #expect(!screen.contains("geheim"))
        close(master)
    }

    @Test func theTerminalIsAsItWas() async throws {
        let slave = open(device, O_RDWR | O_NOCTTY)
        defer { close(slave) }
        var before = termios()
        var after = termios()
        #expect(tcgetattr(slave, &before) == 0)
        for typed in ["geheim\n", "\u{3}"] {
            _ = try await type(typed)
            #expect(tcgetattr(slave, &after) == 0)
            #expect(after.c_lflag == before.c_lflag)
            #expect(after.c_lflag & tcflag_t(ECHO) != 0)
        }
        close(master)
    }

    @Test func withoutATerminalNothingIsRead() throws {
        #expect(refusal { () throws(SealedFileError) in _ = try Terminal.open("/nowhere/tty") } == .terminal)
        let code = refusal { () throws(SealedFileError) in
            _ = try Terminal.open("/dev/null").readSecret(prompt: "wachtwoord: ")
        }
        #expect(code == .terminal)
        close(master)
    }
}
