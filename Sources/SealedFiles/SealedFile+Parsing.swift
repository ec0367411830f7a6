//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

extension SealedFile {
    /// Reads a file's bytes, in their one form; opens nothing.
    ///
    /// - Throws: `SealedFileError` with code `size`, `form`, `version` or `damaged`.
    public init(parsing content: SecretBytes) throws(SealedFileError) {
        guard content.count <= Self.sizeLimit else {
            throw SealedFileError(.size, "a sealed file of \(content.count) bytes, more than \(Self.sizeLimit)")
        }
        var reader = try SealReader(content)
        let header = try reader.header()
        var wrapped: [Range<Int>] = []
        for way in Self.ways(locks: header.locks.count, needed: header.needed) {
            wrapped.append(try reader.value(after: header.keyLabel(way)))
        }
        var items: [String: Range<Int>] = [:]
        var names: [String] = []
        for number in 0..<header.itemCount {
            let (name, place) = try reader.item()
            guard items.updateValue(place, forKey: name) == nil else {
                throw SealedFileError(.form, "item \(number) has the name of another")
            }
            names.append(name)
        }
        try reader.end()
        self.header = header
        self.wrapped = wrapped
        self.items = items
        itemNames = names
        self.content = content
    }
}
