//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CProcess
import Foundation
import VerifyCommand

/// Sees to it that a crash of the service leaves nothing of its memory behind.
enum ProcessHardening {
    private static let backtrace = "SWIFT_BACKTRACE"

    /// Starts the program afresh if a crash would print registers and what they point at: whether it does is decided
    /// before a program's first line runs. Then it forbids core dumps, and raises the number of connections it may have.
    static func apply() throws(CommandFailure) {
        if !(ProcessInfo.processInfo.environment[backtrace] ?? "").contains("enable=no") {
            setenv(backtrace, "enable=no", 1)
            let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            execv(program ?? CommandLine.arguments[0], CommandLine.unsafeArgv)
            throw CommandFailure(
                "cannot turn off the printing of memory in a crash: \(String(cString: strerror(errno)))",
                hint: "start it with SWIFT_BACKTRACE=enable=no",
                status: .unreadable
            )
        }
        guard stemronde_forbid_dumps() == 0 else {
            throw CommandFailure("cannot forbid core dumps: \(String(cString: strerror(errno)))", status: .unreadable)
        }
        _ = stemronde_raise_file_limit()
    }
}
