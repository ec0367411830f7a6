//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Foundation
import Service
import VerifyCommand

/// `stemronde round export`.
struct RoundExportCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a round's public folder, as of this moment.",
        discussion: """
            For the registrar, the trustees, the paper desk, and everybody who verifies. It holds nothing secret.

            Example: stemronde round export parkeren openbaar --instance assen
            """
    )

    @OptionGroup var which: RoundArgument

    @Argument(help: "The folder to make; it must not be there yet.", completion: .directory)
    var folder: String

    @OptionGroup var place: InstanceOption

    func perform() async throws {
        try NewFile.demandFree(folder)
        try await InstanceSession.with(place) { session in
            try await session.service.export(try which.id(), to: URL(filePath: folder, directoryHint: .isDirectory))
            Answer.line("written: \(folder)")
        }
    }
}
