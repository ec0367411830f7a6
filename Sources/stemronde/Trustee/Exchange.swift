//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import BallotCore
import CanonicalText
import ElectionRecord
import KeyCeremony
import VerifyCommand

/// The folder through which trustees pass files to each other; whoever brings it around is not trusted.
struct Exchange {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    func certificate(_ index: Int) -> String { "\(path)/certificate-\(index).json" }
    func contribution(_ index: Int) -> String { "\(path)/contribution-\(index).json" }
    func key(_ index: Int) -> String { "\(path)/key-\(index).json" }
    /// The public key of a trustee who must take part.
    func single(_ key: Point) -> String { "\(path)/single-\(Self.name(key)).json" }
    func demonstration(_ key: Point) -> String { "\(path)/demonstration-\(Self.name(key)).json" }
    /// What the election is set up with.
    var trustees: String { "\(path)/trustees.json" }

    /// The first eight digits of a key.
    static func name(_ key: Point) -> String {
        String(decoding: key.hex.prefix(8), as: UTF8.self)
    }

    /// Those of `indexes` whose file is not there.
    func missing(_ indexes: [Int], _ file: (Int) -> String) -> [Int] {
        indexes.filter { !NewFile.isThere(file($0)) }
    }

    /// Everybody's files of one kind, read by `read`; refuses to go on before all are there.
    func all<Value>(
        _ size: Int,
        _ what: String,
        _ file: (Int) -> String,
        _ read: ([UInt8]) throws -> Value
    ) throws -> [Value] {
        let missing = missing(Array(1...size), file)
        guard missing.isEmpty else {
            throw CommandFailure(
                "\(path): no \(what) of \(Self.names(missing)) yet",
                hint: "\(missing.count == 1 ? "it goes" : "they go") into \(path) as \(Self.base(file(missing[0])))"
            )
        }
        return try (1...size).map { index in
            do {
                return try read(try InputFile.read(file(index)))
            } catch let error as DocumentError {
                throw CommandFailure("\(file(index)): \(error.detail)", hint: "ask trustee \(index) for it again")
            }
        }
    }

    /// Certificates of all, each at its own place.
    func certificates(_ plan: CeremonyPlan) throws -> CertificateSet {
        let certificates = try all(plan.size, "certificate", certificate) { try Certificate($0) }
        return try CertificateSet(plan: plan, certificates: certificates)
    }

    /// Contributions of all, by index; checked by whoever uses them.
    func contributions(_ plan: CeremonyPlan) throws -> [Contribution] {
        try all(plan.size, "contribution", contribution) { try Contribution($0) }
    }

    /// Hands over a copy of an own file. The same file may be there already; another one is not replaced.
    func hand(_ bytes: [UInt8], as file: String) throws {
        guard NewFile.isThere(file) else { return try NewFile.write(bytes, to: file) }
        guard try InputFile.read(file) == bytes else {
            throw CommandFailure(
                "\(file) is there already, and is another one",
                hint: "find out whose it is; two trustees may have taken one place"
            )
        }
    }

    /// `trustees 1 and 3`.
    static func names(_ indexes: [Int]) -> String {
        let names = indexes.map(String.init)
        guard let last = names.last, names.count > 1 else { return "trustee \(names.first ?? "")" }
        return "trustees \(names.dropLast().joined(separator: ", ")) and \(last)"
    }

    private static func base(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

extension Exchange {
    /// Why it is not shown that a trustee's key works; nil if it is.
    func demonstrationVerdict(_ owner: Trustees.Owner, _ occasion: Digest) throws -> String? {
        let path = demonstration(owner.key)
        guard NewFile.isThere(path) else { return "missing: no \(path)" }
        do {
            let (demonstration, key, stated) = try KeyDemonstration.file(try InputFile.read(path))
            guard key == owner.key else { return "FAIL: \(path) is of another key" }
            guard stated == occasion else { return "FAIL: \(path) is for another occasion" }
            return demonstration.holds(for: key, occasion: occasion) ? nil : "FAIL: \(path) does not verify"
        } catch let error as DocumentError {
            return "FAIL: \(path): \(error.detail)"
        }
    }
}
