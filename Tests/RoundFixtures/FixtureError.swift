//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

/// A fixture that was asked for something that it does not have.
public struct FixtureError: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension Optional {
    /// The value; throws where there should be one.
    public func orFail(_ what: String = "a fixture lacks a value") throws -> Wrapped {
        guard let self else { throw FixtureError(what) }
        return self
    }
}
