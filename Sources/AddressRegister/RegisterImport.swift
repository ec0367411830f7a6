//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A register read from an export of the national address register (BAG) as CSV.
///
/// Columns are found by their names, in any order: `postcode`, `huisnummer`, `huisletter`, `huisnummertoevoeging`,
/// `straat` or `openbareruimte`, and `woonplaats` must be there; `nummeraanduiding`, `verblijfsobjectgebruiksdoel`,
/// `verblijfsobjectstatus`, `object_type`, `nevenadres` and `kiesgerechtigden` may. The separator is `;`, `,` or tab; fields may be
/// quoted; a byte order mark and CRLF are taken. An address is the same as another if `nummeraanduiding` is, or
/// without that column postcode, number, letter and addition.
public struct RegisterImport: Sendable {
    public let register: Register
    public let report: ImportReport

    /// Reads a whole file. Throws only where it is no register; rows that give no address stand in the report.
    public init(_ bytes: [UInt8]) throws(RegisterError) {
        let result: Result<Self, RegisterError> = bytes.withUnsafeBytes { bytes in
            Result { () throws(RegisterError) -> Self in try Self(bytes) }
        }
        self = try result.get()
    }

    /// The same for bytes in memory, such as a mapped file.
    public init(_ bytes: UnsafeRawBufferPointer) throws(RegisterError) {
        var reader = try RegisterReader(bytes)
        try reader.readAll()
        register = Register(reader.entries)
        report = reader.report
    }
}
