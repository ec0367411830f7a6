//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Reads a sealed file line by line.
struct SealReader {
    private let content: SecretBytes
    private let lines: [Range<Int>]
    private var next = 0

    /// Checks the first line, and the last one: the checksum.
    init(_ content: SecretBytes) throws(SealedFileError) {
        self.content = content
        let label = content.withUnsafeBytes { Array($0.prefix(64).prefix { $0 != 0x0A }) }
        let text = String(decoding: label, as: UTF8.self)
        guard [SealedFile.sealedLabel, SealedFile.plainLabel].contains(text) else {
            let isOther = text.hasPrefix("stemronde/sealed/v") || text.hasPrefix("stemronde/plain/v")
            throw SealedFileError(
                isOther ? .version : .form,
                isOther ? "a sealed file of a version that this program does not know" : "not a sealed file"
            )
        }
        let limit = SealedFile.itemLimit + 64
        guard let lines = content.withUnsafeBytes({ SealText.lines($0, limit: limit) }), let last = lines.last else {
            throw SealedFileError(.damaged, "the file does not end in a line, or has more than \(limit)")
        }
        let sum = content.withUnsafeBytes {
            SealCipher.checksum(UnsafeRawBufferPointer(rebasing: $0[..<last.lowerBound]))
        }
        guard Self.bytes(content, last) == Array("sha256 ".utf8) + sum else {
            throw SealedFileError(.damaged, "the file's checksum does not fit: it was damaged or altered")
        }
        self.lines = lines.dropLast()
    }

    /// Reads the lines above the keys and items.
    mutating func header() throws(SealedFileError) -> SealedFile.Header {
        let isSealed = try line() == Array(SealedFile.sealedLabel.utf8)
        let purpose = try text(after: "purpose")
        guard SealedFile.isPurpose(purpose) else { throw form("the purpose") }
        var needed = 0
        var locks: [SealedFile.Lock] = []
        if isSealed {
            needed = try number(after: "needed", limit: 2)
            while next < lines.count, starts(with: "lock ") { locks.append(try lock()) }
            guard needed > 0, (needed...SealedFile.lockLimit).contains(locks.count),
                Set(locks.map(\.name)).count == locks.count
            else {
                throw form("the officials")
            }
        }
        let count = try number(after: "items", limit: SealedFile.itemLimit)
        let header = SealedFile.Header(purpose: purpose, needed: needed, locks: locks, itemCount: count)
        let end = lines[next - 1].upperBound + 1
        guard header.text == Self.bytes(content, 0..<end) else { throw form("the header") }
        return header
    }

    private mutating func lock() throws(SealedFileError) -> SealedFile.Lock {
        let parts = try text(after: "lock").split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, SealedFile.isLockName(parts[0]), parts[1] == "argon2id", let passes = Int(parts[2]),
            let kibibytes = Int(parts[3]), let cost = PassphraseCost(checked: passes, kibibytes: kibibytes),
            let salt = Self.decode(parts[4], count: SealCipher.saltSize),
            let check = Self.decode(parts[5], count: SealCipher.checkSize)
        else {
            throw form("an official's line")
        }
        return SealedFile.Lock(name: parts[0], cost: cost, salt: salt, check: check)
    }

    /// The place of what follows a label and a space.
    mutating func value(after label: String) throws(SealedFileError) -> Range<Int> {
        guard next < lines.count, starts(with: "\(label) ") else { throw form("a line \"\(label)\"") }
        defer { next += 1 }
        return (lines[next].lowerBound + label.utf8.count + 1)..<lines[next].upperBound
    }

    /// An item's name, and the place of its base64.
    mutating func item() throws(SealedFileError) -> (name: String, place: Range<Int>) {
        let rest = try value(after: "item")
        let name = content.withUnsafeBytes { Array($0[rest].prefix(101).prefix { $0 != 0x20 }) }
        let text = String(decoding: name, as: UTF8.self)
        guard SealedFile.isItemName(text), rest.count > name.count else { throw form("an item's name") }
        return (text, (rest.lowerBound + name.count + 1)..<rest.upperBound)
    }

    /// Demands that only the checksum follows.
    func end() throws(SealedFileError) {
        guard next == lines.count else { throw form("its end") }
    }

    private mutating func line() throws(SealedFileError) -> [UInt8] {
        guard next < lines.count else { throw form("its end") }
        defer { next += 1 }
        return Self.bytes(content, lines[next])
    }

    private mutating func text(after label: String) throws(SealedFileError) -> String {
        let place = try value(after: label)
        guard place.count <= 300 else { throw form("a line \"\(label)\"") }
        return String(decoding: Self.bytes(content, place), as: UTF8.self)
    }

    private mutating func number(after label: String, limit: Int) throws(SealedFileError) -> Int {
        guard let number = Int(try text(after: label)), (0...limit).contains(number) else {
            throw form("a line \"\(label)\"")
        }
        return number
    }

    private func starts(with label: String) -> Bool {
        content.withUnsafeBytes { $0[lines[next]].starts(with: label.utf8) }
    }

    private func form(_ what: String) -> SealedFileError {
        SealedFileError(.form, "the file is not in its form: \(what) (line \(next + 1))")
    }

    private static func bytes(_ content: SecretBytes, _ range: Range<Int>) -> [UInt8] {
        content.withUnsafeBytes { Array($0[range]) }
    }

    private static func decode(_ text: String, count: Int) -> [UInt8]? {
        let text = SecretBytes(copying: Array(text.utf8))
        let bytes = text.withUnsafeBytes { SealText.decode($0) }
        guard let bytes, bytes.count == count else { return nil }
        return bytes.withUnsafeBytes { Array($0) }
    }
}
