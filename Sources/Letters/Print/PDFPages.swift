//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
/// Counts the pages of a PDF file, as far as Chromium writes them.
enum PDFPages {
    /// The number of page objects; they stand outside compressed streams.
    static func count(_ bytes: UnsafeRawBufferPointer) -> Int {
        let mark = Array("/Type /Page".utf8)
        var (count, place) = (0, 0)
        while place + mark.count < bytes.count {
            guard bytes[place] == mark[0] else {
                place += 1
                continue
            }
            let matches = mark.indices.allSatisfy { bytes[place + $0] == mark[$0] }
            guard matches else {
                place += 1
                continue
            }
            // `/Pages` is the tree that holds them.
            if bytes[place + mark.count] != UInt8(ascii: "s") { count += 1 }
            place += mark.count
        }
        return count
    }
}
