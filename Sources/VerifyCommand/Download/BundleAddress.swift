//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation

/// The address of a folder on the web that holds a round's bundle, on a service or on a mirror.
struct BundleAddress: Sendable {
    /// Ends in a slash.
    let url: URL

    /// Whether the argument is meant as an address rather than a path.
    static func isAddress(_ text: String) -> Bool {
        text.lowercased().hasPrefix("https://") || text.lowercased().hasPrefix("http://")
    }

    /// - Throws: `CommandFailure` unless it is https (http on this machine), without user, query or fragment.
    init(_ text: String) throws(CommandFailure) {
        let slashed = text.hasSuffix("/") ? text : text + "/"
        guard let url = URL(string: slashed), let host = url.host(), !host.isEmpty, url.user() == nil,
            url.query() == nil, url.fragment() == nil
        else {
            throw CommandFailure(
                "\(Printable.text(text)) is not the address of a folder",
                hint: "give the address as the round's page shows it, https://…/bundle/",
                status: .usage
            )
        }
        let isHere = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host)
        guard url.scheme?.lowercased() == "https" || isHere else {
            throw CommandFailure(
                "\(Printable.text(text)) is not encrypted, so anybody on the way could answer",
                hint: "use https://",
                status: .usage
            )
        }
        self.url = url
    }

    /// The address of one file; nil for a name that is no plain path of letters, digits, points, hyphens and underscores:
    /// a name from elsewhere must neither lead out of the folder nor mean anything in an address.
    func file(_ name: String) -> URL? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            !part.isEmpty && part.first != "."
                && part.utf8.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                        true
                    default: false
                    }
                }
        }
        return isPlain ? URL(string: url.absoluteString + name) : nil
    }
}
