//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
public import Rounds

/// Who sends letters, and how to reach them.
public struct LetterSender: Equatable, Sendable {
    /// Where the address stands, for the window of the envelope.
    public enum Window: String, CaseIterable, Sendable {
        case left
        case right
    }

    /// As in *Gemeente Assen*.
    public var name: String
    /// The host name of the site.
    public var host: InstanceID
    /// Where undelivered letters go, on one line: `Postbus 30018, 9400 RA Assen`.
    public var returnAddress: String
    /// As people dial it.
    public var telephone: String?
    public var email: String?
    /// Where people can come, and when.
    public var counter: BilingualText?
    /// The page with the municipality's statement on privacy, as it is printed.
    public var privacy: String?
    /// Who signs: *De griffier van de gemeenteraad*.
    public var signatory: BilingualText?
    public var window: Window

    public init(
        name: String,
        host: InstanceID,
        returnAddress: String,
        telephone: String? = nil,
        email: String? = nil,
        counter: BilingualText? = nil,
        privacy: String? = nil,
        signatory: BilingualText? = nil,
        window: Window = .left
    ) {
        self.name = name
        self.host = host
        self.returnAddress = returnAddress
        self.telephone = telephone
        self.email = email
        self.counter = counter
        self.privacy = privacy
        self.signatory = signatory
        self.window = window
    }
}
