//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import Rounds

/// The ordinance's limits, where no instance's configuration gives them.
struct RoundLimits: ParsableArguments {
    @Option(help: "How many advisory questions the ordinance allows.")
    var advisory = Limits.usual.advisory

    @Option(help: "How many binding questions the ordinance allows.")
    var binding = Limits.usual.binding

    @Option(help: "The ordinance that sets other limits: its name.")
    var ordinance: String?

    var value: Limits { Limits(advisory: advisory, binding: binding, ordinance: ordinance) }
}
