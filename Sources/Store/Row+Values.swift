//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import Foundation
import GRDB

extension Digest {
    /// How a hash is stored.
    var blob: Data { bytes.blob }
}

extension Bytes32 {
    /// How 32 bytes are stored.
    var blob: Data { Data(array) }
}

extension Row {
    /// A value that is never null and always of its type.
    func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        guard let value = Value.fromDatabaseValue(self[column]) else { throw Self.unsound(column) }
        return value
    }

    /// The bytes of a blob that is never null.
    func bytes(_ column: String) throws -> [UInt8] {
        guard let bytes = try withUnsafeData(named: column, { $0.map { [UInt8]($0) } }) else {
            throw Self.unsound(column)
        }
        return bytes
    }

    /// 32 bytes that are never null.
    func bytes32(_ column: String) throws -> Bytes32 {
        guard let bytes = try withUnsafeData(named: column, { $0.flatMap { Bytes32($0) } }) else {
            throw Self.unsound(column)
        }
        return bytes
    }

    /// A hash that is never null.
    func digest(_ column: String) throws -> Digest {
        Digest(bytes: try bytes32(column))
    }

    /// A text or number that stands for a value of ours.
    func decoded<Stored: DatabaseValueConvertible, Value>(
        _ column: String,
        _ make: (Stored) -> Value?
    ) throws -> Value {
        guard let value = make(try value(column)) else { throw Self.unsound(column) }
        return value
    }

    private static func unsound(_ column: String) -> StoreError {
        StoreError(.damaged, "a row of the database has no sound value in column \(column)")
    }
}
