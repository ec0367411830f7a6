//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import BallotCore
import CanonicalText
import ElectionRecord
import RecordFixtures
import Testing

@testable import Verification

/// Records that say something false, impossible or ambiguous in their set-up.
@Suite struct MutatedSetupTests {
    static let mutations: [Mutation] = [
        Mutation("no trustees at all, and a result", .trusteesForm) {
            try ForgedArchive(.multi).with { $0.trustees = Array("[]".utf8) }
        },
        Mutation("a threshold of nobody, and a result", .trusteesForm) {
            try ForgedArchive(.threshold).with {
                $0.trustees = try $0.trustees.replacing("\"threshold\":2,\"certs\"", with: "\"threshold\":0,\"certs\"")
            }
        },
    ]

    @Test(arguments: mutations) func failsItsCheckAlone(_ mutation: Mutation) async throws {
        try await mutation.verify()
    }
}
