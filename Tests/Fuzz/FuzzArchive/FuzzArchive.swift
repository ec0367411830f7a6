//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ElectionRecord

/// Any bytes are an archive or are refused; what is read adds up to the whole.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: data, count: size))
    do throws(ArchiveError) {
        var reader = try ArchiveReader(ArchiveSource(bytes: bytes))
        var events = 0
        while let event = try reader.next() {
            precondition(event.event.height == events)
            events += 1
        }
        precondition(reader.head.size == size && reader.head.count == events)
    } catch {
        precondition(error.offset <= size)
    }
    return 0
}
