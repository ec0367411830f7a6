//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ArgumentParser
import Rounds

/// Which round a command is about.
struct RoundArgument: ParsableArguments {
    @Argument(help: "The round's id.")
    var round: String

    func validate() throws {
        _ = try id()
    }

    func id() throws -> RoundID {
        guard let id = RoundID(round) else { throw ValidationError("\(round): no id of a round") }
        return id
    }
}
