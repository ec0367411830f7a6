//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import ArgumentParser
import BallotCore
import CSodium
import Foundation

/// Starts an executable: libsodium made ready and checked, the command parsed and run, failures said in one form.
public enum Program {
    /// Runs `root` and ends the process.
    public static func run(_ root: any ParsableCommand.Type) async -> Never {
        do {
            try checkLibrary()
            var command = try root.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            exit(ExitStatus.done.rawValue)
        } catch let failure as CommandFailure {
            Talk.failure(failure)
            exit(failure.status.rawValue)
        } catch {
            root.exit(withError: error)
        }
    }

    private static func checkLibrary() throws {
        guard sodium_init() >= 0 else {
            throw CommandFailure("libsodium does not start", status: .unreadable)
        }
        guard Point.libraryChecksSubgroup else {
            throw CommandFailure(
                "this libsodium accepts points outside the prime-order group (CVE-2025-69277)",
                hint: "install the security update of libsodium",
                status: .unreadable
            )
        }
    }
}
