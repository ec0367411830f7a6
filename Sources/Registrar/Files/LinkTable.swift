//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import AddressRegister
public import BallotCore
import CSodium
public import Rounds
public import SealedFiles

/// Which letter went to which address, with its code: what replacing or blocking a letter needs.
///
/// A line a letter, in the order of letters.csv: `9401AB;12;A;1;ZONE/GROUP;XXXXX-XXXXX-XXXXX-XXXXX`.
public struct LinkTable: Sendable {
    /// A letter.
    public struct Letter: Sendable {
        /// Its number in letters.csv.
        public let number: Int
        public let address: Address
        /// Its zone × group, before any is joined.
        public let stratum: StratumID
        fileprivate let code: Range<Int>
    }

    /// A line is never longer.
    static let lineLimit = 128
    private static let codeSize = 23

    /// In the order of their numbers, which is that of addresses.
    public let letters: [Letter]
    private let content: SecretBytes

    /// Reads the table; throws `form`.
    public init(_ content: SecretBytes) throws(IssueError) {
        letters = try content.withUnsafeBytes { bytes throws(IssueError) in
            var letters: [Letter] = []
            var start = 0
            while start < bytes.count {
                guard let end = bytes[start...].prefix(Self.lineLimit).firstIndex(of: 0x0A) else {
                    throw Self.failure(letters.count)
                }
                letters.append(try Self.letter(bytes, start..<end, number: letters.count + 1))
                start = end + 1
            }
            return letters
        }
        self.content = content
    }

    /// The letters to this postcode and house number, whatever letter and addition.
    public func letters(at postcode: Postcode, _ number: HouseNumber) -> [Letter] {
        letters.filter { $0.address.postcode == postcode && $0.address.number == number }
    }

    /// The code of a letter of this table.
    public func code(of letter: Letter) throws(IssueError) -> VotingCode {
        var text = content.withUnsafeBytes { [UInt8]($0[letter.code]) }
        defer { text.wipe() }
        do {
            return try VotingCode(typed: text)
        } catch {
            throw Self.failure(letter.number - 1)
        }
    }

    /// The line of a letter. It holds a code: the caller wipes it.
    static func line(_ address: Address, _ stratum: StratumID, printedCode: [UInt8]) -> [UInt8] {
        let fields = [address.postcode.text, address.number.text, address.letter, address.addition, stratum.text]
        var line: [UInt8] = []
        line.reserveCapacity(lineLimit)
        for field in fields {
            line.append(contentsOf: field.utf8)
            line.append(0x3B)
        }
        line.append(contentsOf: printedCode)
        line.append(0x0A)
        return line
    }

    private static func letter(
        _ bytes: UnsafeRawBufferPointer,
        _ range: Range<Int>,
        number: Int
    ) throws(IssueError) -> Letter {
        let code = max(range.lowerBound, range.upperBound - codeSize)..<range.upperBound
        let text = String(
            decoding: UnsafeRawBufferPointer(rebasing: bytes[range.lowerBound..<code.lowerBound]),
            as: UTF8.self
        )
        let fields = text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 6, fields[5].isEmpty, let stratum = StratumID(fields[4]) else {
            throw failure(number - 1)
        }
        do {
            let address = try Address(
                postcode: Postcode(fields[0]),
                number: HouseNumber(fields[1]),
                letter: fields[2],
                addition: fields[3]
            )
            return Letter(number: number, address: address, stratum: stratum, code: code)
        } catch {
            throw failure(number - 1)
        }
    }

    private static func failure(_ before: Int) -> IssueError {
        IssueError(.form, "the link file is not in its form at line \(before + 1)")
    }
}
