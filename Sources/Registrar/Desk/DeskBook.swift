//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import AddressRegister
public import Foundation
public import Rounds
import SealedFiles

/// Which spare code was given to whom: secret/desk.csv, a line for each.
///
/// It holds no code. With it a replacement letter can itself be replaced, and no spare code is given twice before the
/// first activation is on record.
public struct DeskBook: Equatable, Sendable {
    /// Whose vote it is, from the first letter on.
    public enum Holder: Hashable, Sendable {
        /// Of the letter of this number in letters.csv.
        case letter(Int)
        /// Registered late, numbered from 1.
        case late(Int)
    }

    /// A spare code that was given out.
    public struct Entry: Equatable, Sendable {
        public let holder: Holder
        public let address: Address
        /// The zone × group, before any is joined.
        public let stratum: StratumID
        public let spare: SpareName

        public init(holder: Holder, address: Address, stratum: StratumID, spare: SpareName) {
            self.holder = holder
            self.address = address
            self.stratum = stratum
            self.spare = spare
        }
    }

    /// Larger than any book.
    private static let sizeLimit = 1 << 26

    /// In the order in which they were given.
    public private(set) var entries: [Entry] = []

    /// An empty book.
    public init() {}

    /// Reads the book; an empty one where there is no file.
    ///
    /// - Throws: `IssueError` with code `form`; `SealedFileError` if others may read the file.
    public init(reading url: URL) throws {
        let path = url.path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: path) else { return }
        let bytes = try SecretFile.read(path, limit: Self.sizeLimit).withUnsafeBytes { [UInt8]($0) }
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
            guard let entry = Entry(line: String(decoding: line, as: UTF8.self)) else { throw Self.failure(entries) }
            entries.append(entry)
        }
        guard self.bytes == bytes, Set(entries.map(\.spare)).count == entries.count else {
            throw Self.failure(entries)
        }
    }

    /// The spare codes that a holder was given, the newest last.
    public func spares(of holder: Holder) -> [SpareName] {
        entries.filter { $0.holder == holder }.map(\.spare)
    }

    /// Whether a spare code was given out.
    public func has(_ spare: SpareName) -> Bool {
        entries.contains { $0.spare == spare }
    }

    /// Those who were registered late at this postcode and house number, each once.
    func late(at postcode: Postcode, _ number: HouseNumber) -> [Entry] {
        var seen: Set<Holder> = []
        return entries.filter { entry in
            guard case .late = entry.holder, entry.address.postcode == postcode, entry.address.number == number else {
                return false
            }
            return seen.insert(entry.holder).inserted
        }
    }

    /// The next holder who is registered late.
    var nextLate: Holder {
        let numbers = entries.map { entry in
            if case .late(let number) = entry.holder { number } else { 0 }
        }
        return .late((numbers.max() ?? 0) + 1)
    }

    /// Notes that a spare code was given out.
    public mutating func add(_ entry: Entry) {
        precondition(!has(entry.spare), "a spare code is given once")
        entries.append(entry)
    }

    /// Writes the book in the place of the one that it was made of.
    ///
    /// - Throws: `IssueError` with code `changed` if the file says something else by now: somebody at another terminal
    ///   gave a code, perhaps the same one; `SealedFileError`.
    public func write(to url: URL, after earlier: DeskBook) throws {
        guard try DeskBook(reading: url) == earlier else {
            throw IssueError(.changed, "somebody else has given a code in the meantime, perhaps the same one")
        }
        try AtomicFile.write(bytes, to: url.path(percentEncoded: false), mode: 0o600, existing: .replace)
    }

    private var bytes: [UInt8] {
        entries.flatMap { Array($0.line.utf8) + [0x0A] }
    }

    private static func failure(_ read: [Entry]) -> IssueError {
        IssueError(.form, "desk.csv is not in its form at line \(read.count + 1)")
    }
}

extension DeskBook.Entry {
    /// `HOLDER;9401AB;12;A;1;ZONE/GROUP;ZONE.GROUP.N`, the holder as a number or `late-N`.
    fileprivate var line: String {
        let number =
            switch holder {
            case .letter(let number): "\(number)"
            case .late(let number): "late-\(number)"
            }
        let place = [address.postcode.text, address.number.text, address.letter, address.addition]
        return ([number] + place + [stratum.text, spare.text]).joined(separator: ";")
    }

    fileprivate init?(line: String) {
        let fields = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 7, let stratum = StratumID(fields[5]), let spare = SpareName(.reserve, fields[6]),
            let address = try? Address(
                postcode: Postcode(fields[1]),
                number: HouseNumber(fields[2]),
                letter: fields[3],
                addition: fields[4]
            )
        else { return nil }
        let isLate = fields[0].hasPrefix("late-")
        guard let number = Int(isLate ? fields[0].dropFirst(5) : fields[0][...]), number > 0 else { return nil }
        self.init(holder: isLate ? .late(number) : .letter(number), address: address, stratum: stratum, spare: spare)
    }
}
