//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser

@main
struct StemrondeVerify: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "stemronde-verify")
}
