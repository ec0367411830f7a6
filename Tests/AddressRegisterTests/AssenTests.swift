//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import AddressRegister
import Foundation
import TestSupport
import Testing

@Suite("The register of Assen")
struct AssenTests {
    private static let file = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/stemronde/Resources/adressen-assen.csv")

    @Test("gives every address once, and names the 29 rows that repeat one of 28")
    func everything() throws {
        let bytes = [UInt8](try Data(contentsOf: Self.file))
        let file = try RegisterImport(bytes)
        #expect(file.report.rows == 37_278)
        #expect(file.report.addresses == 37_249)
        #expect(file.report.counts == [.duplicate: 29])
        let postcode = try Postcode("9403DN")
        let house = file.register.entries(at: postcode, try HouseNumber("19")).map(\.address.numberText)
        #expect(house.contains("19A-12"))

        let zones = try [["9401-9409"], ["9486-9492"]].map { try Zone($0.map { try ZoneRule($0) }) }
        let coverage = Coverage(of: zones, in: file.register)
        #expect(coverage.zones.map(\.addresses).reduce(0, +) == 37_249)
        #expect(coverage.overlaps.isEmpty)
        #expect(coverage.outside.addresses == 0)
        #expect(coverage.idleRules == [[], []])
    }
}
