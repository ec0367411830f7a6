//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// Why a command stops: what is said on standard error, and the exit code.
public struct CommandFailure: Error, Sendable {
    /// What, which value, why; lower case, no full stop.
    public let message: String
    /// What to do next, often the command to type; nil where nothing helps.
    public let hint: String?
    /// The exit code.
    public let status: ExitStatus

    /// A failure with what to do about it.
    public init(_ message: String, hint: String? = nil, status: ExitStatus = .failed) {
        self.message = message
        self.hint = hint
        self.status = status
    }
}

/// The exit codes that scripts may rely on.
public enum ExitStatus: Int32, Sendable {
    /// Done, or verified.
    case done = 0
    /// Not done, or not verified.
    case failed = 1
    /// The input could not be read: nothing is said about it.
    case unreadable = 2
    /// The command was not understood.
    case usage = 64
}
