//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import CanonicalText

/// A round's definition: checked, complete, and frozen with its bytes.
///
/// It has every property of `RoundDraft`, read-only. It can only be made by `init(checking:)` or read from its canonical
/// JSON, so whoever holds one need not check it again.
@dynamicMemberLookup
public struct RoundDefinition: Hashable, Sendable {
    /// The values, every default written out.
    public let values: RoundDraft
    /// `definition.json`: the canonical JSON.
    public let json: [UInt8]
    /// The definition hash: SHA-256 of `json`.
    public let digest: Digest

    /// A property of the draft, as in `definition.sheets`.
    public subscript<Value>(dynamicMember path: KeyPath<RoundDraft, Value>) -> Value {
        values[keyPath: path]
    }

    init(values: RoundDraft, json: [UInt8]) {
        self.values = values
        self.json = json
        digest = Digest(of: json)
    }
}
