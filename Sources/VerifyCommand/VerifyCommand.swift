//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import ArgumentParser

/// `stemronde verify`.
public struct VerifyCommand: AsyncParsableCommand {
    /// Name and help.
    public static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify a round's published files.",
        discussion: VerifyArguments.discussion
    )

    @OptionGroup var arguments: VerifyArguments

    /// Nothing parsed yet.
    public init() {}

    /// Verifies.
    public func run() async throws {
        try await arguments.run()
    }
}
