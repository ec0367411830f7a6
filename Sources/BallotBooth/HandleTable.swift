//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// Values that the page refers to by a number. A number is given once: one that is used up stays invalid.
struct HandleTable<Value> {
    private var entries: [(handle: UInt32, value: Value)] = []
    private var last: UInt32 = 0
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Keeps `value`; gives its handle, never 0.
    mutating func insert(_ value: Value) throws(BoothStatus) -> UInt32 {
        guard entries.count < capacity, last < .max else { throw .full }
        last += 1
        entries.append((last, value))
        return last
    }

    /// The value of `handle`.
    func value(_ handle: UInt32) throws(BoothStatus) -> Value {
        entries[try index(handle)].value
    }

    /// Takes the value of `handle` out: it is used up.
    mutating func remove(_ handle: UInt32) throws(BoothStatus) -> Value {
        entries.remove(at: try index(handle)).value
    }

    /// Takes every value out.
    mutating func removeAll() {
        entries = []
    }

    private func index(_ handle: UInt32) throws(BoothStatus) -> Int {
        for index in entries.indices where entries[index].handle == handle { return index }
        throw .handle
    }
}
