//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import RoundFiles
import Rounds
import Service
import SignedNotes
import Store
import VerifyCommand
import Web

/// An instance's folder (docs/operations.md): `stemronde.yaml`, `stemronde.sqlite`, `log-keys/` with the keys of the
/// rounds' logs, `rosters/` with the municipalities' rosters (`RosterBook`), and perhaps `assets/` with a look of its own.
struct InstanceFolder {
    static let configuration = "stemronde.yaml"
    static let database = "stemronde.sqlite"
    static let keys = "log-keys"
    static let rosters = "rosters"
    static let assets = "assets"

    let url: URL
    let file: InstanceFile

    /// Reads the configuration of an instance.
    init(_ path: String) throws {
        url = URL(filePath: path, directoryHint: .isDirectory)
        let configuration = url.appending(path: Self.configuration)
        guard FileManager.default.fileExists(atPath: configuration.path) else {
            throw CommandFailure(
                "\(path): is no instance, for it has no \(Self.configuration)",
                hint: "name the folder of one: stemronde serve --instance DIR",
                status: .unreadable
            )
        }
        let bytes = try InputFile.read(configuration.path, limit: 1 << 20)
        do {
            file = try InstanceFile(yaml: bytes)
        } catch {
            let text = error.diagnostics.map { $0.text(file: configuration.path) }.joined(separator: "\n")
            throw CommandFailure(text, hint: error.diagnostics.first?.hint)
        }
    }

    /// The service over the folder's database, which is made if there is none.
    func service() throws -> VotingService {
        let host = try host()
        guard let id = InstanceID(host) else { throw failure("host", host, "no host name that keys can have") }
        do throws(StoreError) {
            let rosters = RosterBook(folder: url.appending(path: Self.rosters).path, instance: id)
            let instance = Instance(id: id, rosters: rosters)
            let store = try RoundStore(path: url.appending(path: Self.database).path)
            let keys = LogKeys(folder: url.appending(path: Self.keys).path, instance: id)
            let service = VotingService(store: store, instance: instance, keys: keys)
            holdBack(service)
            return service
        } catch {
            throw CommandFailure(error.detail, hint: error.hint, status: .unreadable)
        }
    }

    /// Where and how the site stands.
    func settings() throws -> SiteSettings {
        var settings = SiteSettings(address: try address(), owner: owner(file.owner))
        settings.municipalities = file.municipalities.mapValues { owner($0) }
        if let listen = file.listen { (settings.host, settings.port) = (listen.host, listen.port) }
        settings.certificate = file.certificate.map { files in
            SiteSettings.Certificate(chain: path(files.chain), key: path(files.key))
        }
        settings.proxies = TrustedProxies(try ranges("proxies", file.proxies))
        if let rate = file.limits.requests { settings.limits.requests = Self.rate(rate) }
        if let rate = file.limits.lookups { settings.limits.lookups = Self.rate(rate) }
        if let rate = file.limits.ballots { settings.limits.ballots = Self.rate(rate) }
        if let connections = file.limits.connections { settings.limits.connections = connections }
        if let observers = file.observers { settings.observers = try ranges("observers", observers) }
        return settings
    }

    /// The files of the pages, with the booth's module.
    func assets(booth: URL) throws -> AssetStore {
        let own = url.appending(path: Self.assets)
        return try AssetStore(booth: booth, more: FileManager.default.fileExists(atPath: own.path) ? own : nil)
    }

    /// Runs the site until SIGTERM or SIGINT, and closes the database.
    ///
    /// - Parameters:
    ///   - port: where to listen, if not where the configuration says.
    ///   - booth: the booth's module.
    ///   - isQuiet: whether requests are not logged.
    ///   - onListening: is told the settings and the port, once.
    func serve(
        port: Int? = nil,
        booth: URL,
        isQuiet: Bool = false,
        onListening: @escaping @Sendable (SiteSettings, Int) -> Void
    ) async throws {
        var settings = try settings()
        if let port { settings.port = port }
        do {
            let assets = try assets(booth: booth)
            let service = try service()
            try await compare(service)
            for (round, reason) in heldRounds() {
                Talk.warning("round \(round) is held, nothing is added to it: \(reason)")
            }
            let site = try Site(service, settings: settings, assets: assets, logger: isQuiet ? .warnings : .requests)
            try await site.run { [settings] port in onListening(settings, port) }
            try service.store.close()
        } catch let error as StartError {
            throw CommandFailure(error.description, hint: error.hint, status: .unreadable)
        }
    }

    private static func rate(_ rate: InstanceFile.Rate) -> SiteLimits.Rate {
        SiteLimits.Rate(burst: rate.burst, perSecond: Double(rate.perMinute) / 60)
    }

    private func owner(_ owner: InstanceFile.Owner) -> SiteOwner {
        SiteOwner(
            name: owner.name,
            contact: SiteOwner.Contact(telephone: owner.telephone, email: owner.email, website: owner.website),
            look: owner.look.map { "/assets/\($0)" },
            accessibility: owner.accessibility,
            privacy: owner.privacy
        )
    }

    /// The address, without a slash at its end.
    private func address() throws(CommandFailure) -> String {
        let text = file.address.hasSuffix("/") ? String(file.address.dropLast()) : file.address
        guard let parts = URLComponents(string: text), ["http", "https"].contains(parts.scheme), parts.host != nil,
            parts.path.isEmpty, parts.query == nil, parts.fragment == nil, parts.user == nil
        else { throw failure("address", file.address, "not of the form https://HOST") }
        return text
    }

    private func host() throws(CommandFailure) -> String {
        if let host = file.host { return host }
        return String(try address().drop { $0 != ":" }.dropFirst(3)).lowercased()
    }

    private func ranges(_ key: String, _ texts: [String]) throws(CommandFailure) -> [NetworkRange] {
        var ranges: [NetworkRange] = []
        for text in texts {
            guard let range = NetworkRange(text) else { throw failure(key, text, "no network, as 192.0.2.0/24 is one") }
            ranges.append(range)
        }
        return ranges
    }

    /// A path as the configuration has it: from the instance's folder.
    func path(_ text: String) -> String {
        text.hasPrefix("/") ? text : url.appending(path: text).path
    }

    private func failure(_ key: String, _ value: String, _ what: String) -> CommandFailure {
        CommandFailure("\(url.appending(path: Self.configuration).path): \(key): \(value): \(what)")
    }
}
