//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

public import Rounds

/// The configuration of an instance, as `stemronde.yaml` has it (docs/operations.md, "The instance's folder"). Texts stand here as they were
/// written; whoever uses one says what may stand there.
public struct InstanceFile: Hashable, Sendable {
    /// Whose site it is, or a municipality's look within it.
    public struct Owner: Hashable, Sendable {
        public let name: String
        public let telephone: String?
        public let email: String?
        public let website: String?
        public let look: String?
        public let accessibility: String?
        public let privacy: String?
        /// The bodies that decide there; nil if the file does not say: either may.
        public let bodies: [Body]?
        /// How many questions a round may ask there, if its ordinance says so.
        public let ordinance: Rounds.Limits?

        public init(
            name: String,
            telephone: String? = nil,
            email: String? = nil,
            website: String? = nil,
            look: String? = nil,
            accessibility: String? = nil,
            privacy: String? = nil,
            bodies: [Body]? = nil,
            ordinance: Rounds.Limits? = nil
        ) {
            self.name = name
            self.telephone = telephone
            self.email = email
            self.website = website
            self.look = look
            self.accessibility = accessibility
            self.privacy = privacy
            self.bodies = bodies
            self.ordinance = ordinance
        }
    }

    /// Where the service listens.
    public struct Listening: Hashable, Sendable {
        public let host: String
        public let port: Int

        public init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    /// Files for TLS in the service itself.
    public struct Certificate: Hashable, Sendable {
        public let chain: String
        public let key: String
    }

    /// How often one network may do something.
    public struct Rate: Hashable, Sendable {
        public let burst: Int
        public let perMinute: Int

        public init(burst: Int, perMinute: Int) {
            self.burst = burst
            self.perMinute = perMinute
        }
    }

    /// Limits that are not the usual ones.
    public struct Limits: Hashable, Sendable {
        public let requests: Rate?
        public let lookups: Rate?
        public let ballots: Rate?
        public let connections: Int?

        public init(requests: Rate? = nil, lookups: Rate? = nil, ballots: Rate? = nil, connections: Int? = nil) {
            self.requests = requests
            self.lookups = lookups
            self.ballots = ballots
            self.connections = connections
        }
    }

    /// The address by which people reach the site.
    public let address: String
    /// The instance's name in statements and keys, if it is not the host of `address`.
    public let host: String?
    public let owner: Owner
    public let municipalities: [MunicipalityID: Owner]
    public let listen: Listening?
    public let certificate: Certificate?
    /// Networks of the proxies whose word is taken.
    public let proxies: [String]
    /// Networks that may read the metrics; nil if the file does not say.
    public let observers: [String]?
    public let limits: Limits
    /// For how many years after its end the record of a round is kept.
    public let retention: Int?

    /// For how many years a record is kept if the file does not say.
    public static let usualRetention = 10

    /// The configuration of a new instance, without TLS of its own.
    public init(
        address: String,
        host: String?,
        owner: Owner,
        municipalities: [MunicipalityID: Owner] = [:],
        listen: Listening?,
        limits: Limits = Limits(),
        retention: Int? = nil
    ) {
        self.address = address
        self.host = host
        self.owner = owner
        self.listen = listen
        self.limits = limits
        self.municipalities = municipalities
        self.retention = retention
        certificate = nil
        proxies = []
        observers = nil
    }

    /// Reads a file; throws everything that is wrong with its form.
    public init(yaml bytes: [UInt8]) throws(RoundFileError) {
        var marks = SourceMarks()
        let root = try ShapeChecker.root(yaml: bytes, InstanceShape.instance, &marks)
        do throws(DefinitionProblem) {
            try self.init(SourceReading(node: root, path: .root))
        } catch {
            throw RoundFileError([marks.diagnostic(error)])
        }
    }

    private init(_ file: SourceReading) throws(DefinitionProblem) {
        address = try file.need("address").text()
        host = try file.maybe("host")?.text()
        owner = try Owner(file.need("owner"))
        var municipalities: [MunicipalityID: Owner] = [:]
        for entry in try file.table("municipalities") {
            guard let id = MunicipalityID(entry.key) else { throw entry.value.unexpected }
            municipalities[id] = try Owner(entry.value)
        }
        self.municipalities = municipalities
        listen = try file.maybe("listen").map { listen throws(DefinitionProblem) in
            Listening(host: try listen.need("host").text(), port: try listen.need("port").integer())
        }
        certificate = try file.maybe("tls").map { files throws(DefinitionProblem) in
            Certificate(chain: try files.need("chain").text(), key: try files.need("key").text())
        }
        proxies = try file.list("proxies") { range throws(DefinitionProblem) in try range.text() }
        observers =
            try file.maybe("observers") == nil
            ? nil : file.list("observers") { range throws(DefinitionProblem) in try range.text() }
        limits =
            try file.maybe("limits").map { limits throws(DefinitionProblem) in
                Limits(
                    requests: try Self.rate(limits.maybe("requests")),
                    lookups: try Self.rate(limits.maybe("lookups")),
                    ballots: try Self.rate(limits.maybe("ballots")),
                    connections: try limits.maybe("connections")?.integer()
                )
            } ?? Limits()
        retention = try file.maybe("retention")?.integer()
    }

    /// What holds for a municipality: its own entry, or the owner's where the file lists none. Nil for one that the
    /// instance does not serve.
    public func settings(of municipality: MunicipalityID) -> Owner? {
        municipalities.isEmpty ? owner : municipalities[municipality]
    }
}

extension InstanceFile {
    fileprivate static func rate(_ file: SourceReading?) throws(DefinitionProblem) -> Rate? {
        guard let file else { return nil }
        return Rate(burst: try file.need("burst").integer(), perMinute: try file.need("per_minute").integer())
    }
}

extension InstanceFile.Owner {
    fileprivate init(_ file: SourceReading) throws(DefinitionProblem) {
        name = try file.need("name").text()
        telephone = try file.maybe("telephone")?.text()
        email = try file.maybe("email")?.text()
        website = try file.maybe("website")?.text()
        look = try file.maybe("look")?.text()
        accessibility = try file.maybe("accessibility")?.text()
        privacy = try file.maybe("privacy")?.text()
        bodies =
            try file.maybe("bodies") == nil
            ? nil : file.list("bodies") { body throws(DefinitionProblem) in try body.word() }
        ordinance = try file.maybe("ordinance").map { limits throws(DefinitionProblem) in
            Rounds.Limits(
                advisory: try limits.need("advisory").integer(),
                binding: try limits.need("binding").integer(),
                ordinance: try limits.need("name").text()
            )
        }
    }
}
