//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Foundation
public import Rounds

/// What a site needs to know of where it stands.
public struct SiteSettings: Sendable {
    /// Certificate and key for TLS in this process.
    public struct Certificate: Hashable, Sendable {
        /// A file of certificates in PEM, the site's own first.
        public var chain: String
        /// A file of its key in PEM.
        public var key: String

        public init(chain: String, key: String) {
            self.chain = chain
            self.key = key
        }
    }

    /// The address by which people reach the site, without a slash at its end: `https://stemmen.example.nl`.
    public var address: String
    /// Whose site it is.
    public var owner: SiteOwner
    /// The municipalities that are not the owner, by their short names.
    public var municipalities: [MunicipalityID: SiteOwner]
    /// Where to listen.
    public var host: String
    /// The port; 0 for any that is free.
    public var port: Int
    /// For TLS in this process; nil behind a proxy, or for a trial on this machine.
    public var certificate: Certificate?
    /// Whose word is taken for where requests come from.
    public var proxies: TrustedProxies
    /// Who may read `/metrics`.
    public var observers: [NetworkRange]
    public var limits: SiteLimits
    /// A folder of this process for files that can be made again.
    public var spool: URL

    public init(
        address: String,
        owner: SiteOwner,
        municipalities: [MunicipalityID: SiteOwner] = [:],
        host: String = "127.0.0.1",
        port: Int = 8080,
        certificate: Certificate? = nil,
        proxies: TrustedProxies = TrustedProxies(),
        observers: [NetworkRange] = NetworkRange.loopback,
        limits: SiteLimits = SiteLimits(),
        spool: URL = FileManager.default.temporaryDirectory.appending(path: "stemronde-\(UUID().uuidString)")
    ) {
        self.address = address
        self.owner = owner
        self.municipalities = municipalities
        self.host = host
        self.port = port
        self.certificate = certificate
        self.proxies = proxies
        self.observers = observers
        self.limits = limits
        self.spool = spool
    }

    /// Whether browsers may be told to use TLS only.
    var isSecure: Bool {
        address.hasPrefix("https://")
    }

    /// Whose site it is where a round of this municipality is shown.
    func owner(of municipality: MunicipalityID) -> SiteOwner {
        municipalities[municipality] ?? owner
    }
}
