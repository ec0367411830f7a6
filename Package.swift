// swift-tools-version: 6.2
//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Modules that are also compiled as Embedded Swift, for the browser.
let embeddable: [SwiftSetting] = strict + [.treatWarning("EmbeddedRestrictions", as: .error)]

let argumentParserPackage = Package.Dependency.package(
    url: "https://github.com/apple/swift-argument-parser.git",
    from: "1.8.2"
)
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

/// Tests of a target, with what every test shares.
func tests(_ name: String, _ more: Target.Dependency...) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + more, swiftSettings: strict)
}

/// The house: a folder is a target is one sentence; imports point upward in this list only (docs/architecture.md).
let package = Package(
    name: "stemronde",
    products: [
        .executable(name: "stemronde", targets: ["stemronde"]),
        .executable(name: "stemronde-verify", targets: ["stemronde-verify"]),
    ],
    dependencies: [
        argumentParserPackage,
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CProcess"),
        .target(name: "CanonicalText", dependencies: ["CSodium"], swiftSettings: embeddable),
        .target(name: "BallotCore", dependencies: ["CanonicalText", "CSodium"], swiftSettings: embeddable),
        .target(
            name: "BallotBooth",
            dependencies: ["BallotCore", "CanonicalText", "CSodium"],
            swiftSettings: embeddable
        ),
        .target(name: "SignedNotes", dependencies: ["CanonicalText", "CSodium"], swiftSettings: strict),
        .target(name: "SealedFiles", dependencies: ["CSodium"], swiftSettings: strict),
        .target(name: "ElectionRecord", dependencies: ["BallotCore"], swiftSettings: strict),
        .target(name: "KeyCeremony", dependencies: ["ElectionRecord"], swiftSettings: strict),
        .target(name: "AddressRegister", dependencies: [], swiftSettings: strict),
        .target(name: "Rounds", dependencies: ["AddressRegister", "SignedNotes"], swiftSettings: strict),
        .target(name: "RoundFiles", dependencies: ["Rounds", yams], swiftSettings: strict),
        .target(name: "RoundBundle", dependencies: ["Rounds", "KeyCeremony"], swiftSettings: strict),
        .target(name: "Registrar", dependencies: ["Rounds", "ElectionRecord", "SealedFiles"], swiftSettings: strict),
        .target(name: "QRSymbols", dependencies: ["CQREncode", "CSodium"], swiftSettings: strict),
        .target(
            name: "Letters",
            dependencies: ["Registrar", "RoundBundle", "QRSymbols"],
            exclude: ["Resources/README.md"],
            resources: [.embedInCode("Resources/code.woff2")],
            swiftSettings: strict
        ),
        .target(name: "PaperDesk", dependencies: ["Letters", "SignedNotes"], swiftSettings: strict),
        .target(name: "Tally", dependencies: ["RoundBundle"], swiftSettings: strict),
        .target(name: "Verification", dependencies: ["RoundBundle"], swiftSettings: strict),
        .target(name: "Store", dependencies: ["Rounds", "ElectionRecord", grdb], swiftSettings: strict),
        .target(
            name: "Service",
            dependencies: ["Store", "Tally", "Verification", "SealedFiles"],
            swiftSettings: strict
        ),
        .target(
            name: "Simulation",
            dependencies: ["Service", "Registrar"],
            swiftSettings: strict
        ),
        .target(
            name: "Web",
            dependencies: ["Service", "QRSymbols", hummingbird, hummingbirdTLS, logging, metrics, mustache],
            resources: [.copy("Resources/templates"), .copy("Resources/assets"), .copy("Resources/texts")],
            swiftSettings: strict
        ),
        .target(name: "VerifyCommand", dependencies: ["Verification", argumentParser], swiftSettings: strict),
        .executableTarget(
            name: "stemronde",
            dependencies: [
                "VerifyCommand", "Tally", "Letters", "PaperDesk", "Registrar", "RoundFiles", "SealedFiles",
                "Simulation", "Web",
                "CProcess", argumentParser,
            ],
            resources: [.copy("Resources")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "stemronde-bench",
            dependencies: ["VerifyCommand", argumentParser],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "stemronde-verify",
            dependencies: ["VerifyCommand", argumentParser],
            swiftSettings: strict
        ),

        .executableTarget(
            name: "booth-peer",
            dependencies: ["BallotBooth", "BallotCore", "CSodium"],
            path: "Tests/Booth/Peer",
            swiftSettings: strict
        ),
        .target(name: "TestSupport", dependencies: ["CanonicalText"], path: "Tests/TestSupport", swiftSettings: strict),
        .target(
            name: "RecordFixtures",
            dependencies: ["ElectionRecord", "TestSupport"],
            path: "Tests/RecordFixtures",
            swiftSettings: strict
        ),
        .target(
            name: "StoreFixtures",
            dependencies: ["Store", "RoundBundle"],
            path: "Tests/StoreFixtures",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "kill-helper",
            dependencies: ["Service", "SealedFiles", "StoreFixtures"],
            path: "Tests/KillHelper",
            swiftSettings: strict
        ),
        .target(
            name: "RoundFixtures",
            dependencies: ["Tally", "Verification"],
            path: "Tests/RoundFixtures",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "site-helper",
            dependencies: ["Simulation", "RoundFiles", "Verification", argumentParser],
            path: "Tests/SiteHelper",
            swiftSettings: strict
        ),
        tests("CanonicalText"),
        tests("BallotCore"),
        tests("BallotBooth", "AddressRegister", "ElectionRecord"),
        tests("SignedNotes"),
        tests("SealedFiles"),
        tests("ElectionRecord", "RecordFixtures"),
        tests("KeyCeremony", "RecordFixtures"),
        tests("AddressRegister"),
        tests("Rounds", "RoundFixtures"),
        tests("RoundFiles"),
        tests("RoundBundle", "RoundFixtures"),
        tests("Registrar", "RoundFixtures"),
        tests("Letters", "QRSymbols"),
        tests("PaperDesk", "Simulation", "RoundFiles", "Verification", "Service"),
        tests("Simulation", "RoundFiles", "RoundFixtures"),
        tests("Tally", "RoundFixtures"),
        tests("Verification", "RecordFixtures"),
        tests("VerifyCommand", "RoundBundle"),
        .testTarget(
            name: "CommandTests",
            dependencies: ["stemronde", "Simulation", "RoundFiles"],
            exclude: [
                "Transcripts", "Guides/round.sh", "Guides/typed.py", "Guides/typist.py", "Guides/whole-round.sh",
            ],
            swiftSettings: strict
        ),
        tests("Store", "StoreFixtures"),
        tests("Service", "StoreFixtures", "SealedFiles", "kill-helper"),
        tests("Web", "StoreFixtures", hummingbirdTesting),
    ]
)

// The fuzz targets (Scripts/fuzz): libraries that libFuzzer's own main calls.
if Context.environment["STEMRONDE_FUZZ"] != nil {
    let fuzzed: [(String, [Target.Dependency])] = [
        ("FuzzBallot", ["BallotCore"]), ("FuzzArchive", ["ElectionRecord"]), ("FuzzNote", ["Rounds"]),
        ("FuzzDocument", ["Rounds", "KeyCeremony", "SealedFiles"]),
    ]
    for (name, tested) in fuzzed {
        package.targets.append(
            .target(
                name: name,
                dependencies: tested,
                path: "Tests/Fuzz/\(name)",
                swiftSettings: strict
            )
        )
    }
}

// The short form: what an observer builds, and the core's tests, in half a minute (CONTRIBUTING.md).
if Context.environment["STEMRONDE_CORE"] != nil {
    var core: Set<String> = [
        "CSodium", "CanonicalText", "BallotCore", "BallotBooth", "booth-peer", "SignedNotes", "ElectionRecord",
        "KeyCeremony", "AddressRegister",
        "Rounds", "RoundBundle", "Tally", "Verification", "VerifyCommand", "stemronde-verify", "stemronde-bench",
        "TestSupport", "RecordFixtures", "RoundFixtures",
    ]
    if Context.environment["STEMRONDE_FUZZ"] != nil { core.insert("SealedFiles") }
    package.targets.removeAll { target in
        let name = target.isTest ? String(target.name.dropLast("Tests".count)) : target.name
        if name.hasPrefix("Fuzz") { return false }
        return !core.contains(name)
    }
    package.products.removeAll { $0.name == "stemronde" }
    package.dependencies = [argumentParserPackage]
}
