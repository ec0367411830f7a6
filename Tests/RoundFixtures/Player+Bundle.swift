//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import Foundation
import RoundBundle
import Rounds
import SignedNotes
public import Verification

extension Player {
    /// Writes the bundle: the log, its keys, the other files, and last of all their checksums.
    @discardableResult
    public func finish(isSealed: Bool = true) throws -> Player {
        var log = try LogFolderWriter(creating: folder, key: logKey)
        for entry in entries { try log.append(entry) }
        try log.publish()
        for (name, bytes) in files { try folder.write(name, bytes) }
        if isSealed { try seal() }
        return self
    }

    /// Makes the checksums anew.
    public func seal() throws {
        try folder.write(BundlePaths.checksums, try Checksums(of: folder).bytes, replacing: true)
    }

    /// Changes a file of the bundle; the checksums are not made anew.
    public func change(_ name: String, _ body: (inout [UInt8]) throws -> Void) throws {
        var bytes = try folder.read(name)
        try body(&bytes)
        try folder.write(name, bytes, replacing: true)
    }

    /// Takes a file out of the bundle.
    public func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: folder.path(name))
    }

    /// What a stranger finds who knows the fingerprint of the first roster, unless told otherwise.
    public func verify(expecting expectations: Expectations? = nil) async -> VerificationReport {
        let expectations = expectations ?? Expectations(anchor: state.rosters.anchor)
        return await Verifier.examine(bundle: place.url, expecting: expectations).report
    }
}
