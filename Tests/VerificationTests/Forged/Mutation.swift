//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import Testing

@testable import Verification

/// A changed archive, and the checks that must fail, no others.
struct Mutation: CustomTestStringConvertible, Sendable {
    let what: String
    let codes: Set<CheckCode>
    let make: @Sendable () throws -> ForgedArchive

    /// `codes` is empty where the archive must be accepted all the same.
    init(_ what: String, _ codes: CheckCode..., make: @escaping @Sendable () throws -> ForgedArchive) {
        self.init(what, codes, make: make)
    }

    /// The same with a list of checks.
    init(_ what: String, _ codes: [CheckCode], make: @escaping @Sendable () throws -> ForgedArchive) {
        self.what = what
        self.codes = Set(codes)
        self.make = make
    }

    var testDescription: String { what }

    /// Demands that those checks fail and no others.
    func verify() async throws {
        let report = try await make().report()
        let failed = report.lines.filter { $0.verdict == .failed }.map(\.code)
        #expect(Set(failed) == codes, "\(report.problems)")
        #expect(report.verdict == (codes.isEmpty ? .verified : .notVerified))
    }
}
