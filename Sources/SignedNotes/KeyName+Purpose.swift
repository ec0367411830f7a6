//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText

extension KeyName {
    /// What a key of an instance signs. One key, one purpose.
    public enum Purpose: Hashable, Sendable {
        /// Checkpoints of the log of one round; the name is also the log's origin.
        case log(round: String)
        /// Statements of one official.
        case official(name: String)
    }

    /// The name of a key of this instance: `HOST/stemronde/ROUND` or `HOST/functionaris/NAME`.
    ///
    /// - Parameter host: the instance's host name, without scheme.
    /// - Throws: `NoteError` with code `keyName` if the host is no lower-case host name or the last part no slug
    ///   (`[a-z0-9-]{1,40}`).
    public init(host: String, purpose: Purpose) throws(NoteError) {
        guard Self.isHost(host.utf8) else { throw NoteError(.keyName, "\"\(host)\" is not a host name in lower case") }
        let (folder, last) = Self.parts(of: purpose)
        guard Self.isSlug(last.utf8) else {
            throw NoteError(.keyName, "\"\(last)\" is not 1 to 40 of a-z, 0-9 and hyphen")
        }
        try self.init("\(host)/\(folder)/\(last)")
    }

    /// The host and purpose that the name states; nil if it is no name of ours, say a foreign witness's.
    public var stated: (host: String, purpose: Purpose)? {
        let parts = utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 3, Self.isHost(parts[0]), Self.isSlug(parts[2]) else { return nil }
        let host = String(decoding: parts[0], as: UTF8.self)
        let last = String(decoding: parts[2], as: UTF8.self)
        for purpose in [Purpose.log(round: last), .official(name: last)]
        where parts[1].elementsEqual(Self.parts(of: purpose).folder.utf8) {
            return (host, purpose)
        }
        return nil
    }

    private static func parts(of purpose: Purpose) -> (folder: String, last: String) {
        switch purpose {
        case .log(let round): ("stemronde", round)
        case .official(let name): ("functionaris", name)
        }
    }

    private static func isSlug(_ text: some Collection<UInt8>) -> Bool {
        (1...40).contains(text.count)
            && text.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    }

    /// Labels of a-z, 0-9 and hyphen with dots between, and perhaps a port.
    private static func isHost(_ text: some Collection<UInt8>) -> Bool {
        let parts = Array(text).split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let name = parts.first, parts.count <= 2, text.count <= 200 else { return false }
        if parts.count == 2 {
            var port = CanonicalReader(parts[1])
            guard let number = try? port.integer(limit: 65535), number > 0, (try? port.end()) != nil else {
                return false
            }
        }
        return name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            isSlugLabel(label)
        }
    }

    private static func isSlugLabel(_ label: some Collection<UInt8>) -> Bool {
        (1...63).contains(label.count)
            && label.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    }
}
