//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
public import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
import NIOSSL
public import Service

/// The site of an instance: pages, API and everything around them.
public struct Site: Sendable {
    private let service: VotingService
    private let settings: SiteSettings
    private let assets: AssetStore
    private let metrics: PrometheusMetrics
    private let logger: Logger
    private let pages: PageRenderer

    /// Prepares a site. Nothing listens yet.
    ///
    /// - Throws: the errors of reading templates and texts.
    public init(
        _ service: VotingService,
        settings: SiteSettings,
        assets: AssetStore,
        metrics: PrometheusMetrics = PrometheusMetrics(),
        logger: Logger = .requests
    ) throws {
        self.service = service
        self.settings = settings
        self.assets = assets
        self.metrics = metrics
        self.logger = logger
        pages = try PageRenderer()
    }

    /// The server: `runService()` listens until SIGTERM or SIGINT, then ends what is under way and returns.
    ///
    /// - Parameter onListening: is told the port.
    /// - Throws: `StartError` if certificate and key cannot be used.
    public func application(
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws -> some ApplicationProtocol {
        Application(
            responder: responder(),
            server: try server(),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port),
                availableConnectionsDelegate: .maximum(settings.limits.connections, logger: logger)
            ),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? settings.port) },
            logger: logger
        )
    }

    /// Listens until SIGTERM or SIGINT, then ends what is under way and returns.
    ///
    /// - Parameter onListening: is told the port.
    /// - Throws: `StartError` if the site cannot listen.
    public func run(onListening: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
        do {
            try await application(onListening: onListening).runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw StartError(
                "port \(settings.port) of \(settings.host) is in use",
                hint: "is Stemronde running already? Otherwise name another port: stemronde serve --port N"
            )
        } catch let error as IOError where error.errnoCode == EACCES {
            throw StartError(
                "this user may not listen on port \(settings.port)",
                hint: "use a port over 1023 behind a proxy, or give the program CAP_NET_BIND_SERVICE"
            )
        }
    }

    private func responder() -> EdgeResponder<RouterResponder<SiteContext>> {
        let counted = SiteMetrics(metrics)
        return EdgeResponder(
            routes(counted).responder(),
            settings: settings,
            metrics: counted,
            errors: ErrorAnswers(pages: pages, owner: settings.owner)
        )
    }

    /// Everything that the site answers.
    func routes(_ counted: SiteMetrics) -> Routes {
        let limits = settings.limits
        let desk = RoundDesk(service)
        let intake = Intake(limits: limits)
        let ballots = BallotDesk(desk: desk, limit: NetworkLimit("ballots", limits.ballots, counted), metrics: counted)
        let site = PageController(desk: desk, pages: pages, settings: settings, boothHash: assets.boothHash ?? "")
        var routes = Routes()
        HealthController(desk: desk, settings: settings, metrics: metrics).add(to: &routes)
        AssetController(assets: assets).add(to: &routes)
        RoundController(desk: desk).add(to: &routes)
        CredentialController(desk: desk, intake: intake, limit: NetworkLimit("lookups", limits.lookups, counted))
            .add(to: &routes)
        BallotController(desk: desk, intake: intake, ballots: ballots).add(to: &routes)
        let statements = NetworkLimit("statements", limits.statements, counted)
        StatementController(desk: desk, intake: intake, limit: statements).add(to: &routes)
        FeedbackController(desk: desk, intake: intake, limit: statements).add(to: &routes)
        let log = LogController(desk: desk)
        log.add(to: &routes)
        BundleController(desk: desk, log: log, spool: BundleSpool(service, folder: settings.spool)).add(to: &routes)
        ElectionController(desk: desk).add(to: &routes)
        site.add(to: &routes)
        FormController(site: site, intake: intake, ballots: ballots, formGuard: FormGuard(isSecure: settings.isSecure))
            .add(to: &routes)
        return routes
    }

    private func server() throws -> HTTPServerBuilder {
        let limits = settings.limits
        let headers = SecurityHeaders(isSecure: settings.isSecure)
        let plain = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [
                    BareAnswerHandler(headers: headers),
                    SlowRequestHandler(
                        requestTime: .seconds(Int64(limits.requestSeconds)),
                        answerTime: .seconds(Int64(limits.answerSeconds))
                    ),
                ],
                idleTimeout: .seconds(Int64(limits.idleSeconds)),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.headerBytes,
                    maxHeaderListSize: limits.headerBytes,
                    maxHeaderFieldCount: 64
                )
            )
        )
        guard let certificate = settings.certificate else { return plain }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificate.chain).map {
                NIOSSLCertificateSource.certificate($0)
            }
            let key = try NIOSSLPrivateKey(file: certificate.key, format: .pem)
            var tls = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
            tls.minimumTLSVersion = .tlsv12
            return try .tls(plain, tlsConfiguration: tls)
        } catch {
            throw StartError("certificate \(certificate.chain) and key \(certificate.key) cannot be used: \(error)")
        }
    }
}
