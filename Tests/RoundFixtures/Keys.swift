//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import SignedNotes

/// The keys of the small round's log and officials, and of people who have no part in it.
public enum Keys {
    public static let log = made("stem.example.nl/stemronde/klein")
    public static let clerk = made("stem.example.nl/functionaris/griffier")
    public static let lead = made("stem.example.nl/functionaris/projectleider")
    public static let registrar = made("stem.example.nl/functionaris/registrator")
    /// Somebody on the staff, whom the roster does not name.
    public static let stranger = made("stem.example.nl/functionaris/vreemde")

    /// Those who sign.
    public static let officials = [clerk, lead]
    /// All who are on the roster.
    public static let everybody = [clerk, lead, registrar]

    /// A new key with this name.
    public static func made(_ name: String, type: SignatureType = .ed25519) -> SigningKey {
        guard let name = try? KeyName(name) else { preconditionFailure("a name that no key can have") }
        return SigningKey(generating: name, type: type)
    }
}
