//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import BallotCore
import CanonicalText
import Rounds

/// Derives the public credentials of a sheet from codes and addresses, on several threads.
struct CredentialDeriver: Sendable {
    /// Credentials that one task derives.
    private static let chunk = 512

    let vault: CodeVault
    let register: Register
    let election: ElectionID

    /// The roll's entries, in the order of `items`. At most `threads` tasks run at a time; `progress` hears how many
    /// credentials each has derived.
    func entries(
        _ items: [CredentialItem],
        threads: Int,
        progress: @Sendable (Int) -> Void
    ) async throws -> [Roll.Entry] {
        var chunks = [[Roll.Entry]](repeating: [], count: (items.count + Self.chunk - 1) / Self.chunk)
        try await withThrowingTaskGroup(of: (place: Int, entries: [Roll.Entry]).self) { group in
            var next = 0
            for place in chunks.indices {
                if next >= max(threads, 1), let done = try await group.next() {
                    chunks[done.place] = done.entries
                    progress(done.entries.count)
                }
                let range = (place * Self.chunk)..<min((place + 1) * Self.chunk, items.count)
                group.addTask {
                    try Task.checkCancellation()
                    return (place, items[range].map(entry))
                }
                next += 1
            }
            for try await done in group {
                chunks[done.place] = done.entries
                progress(done.entries.count)
            }
        }
        return Array(chunks.joined())
    }

    private func entry(_ item: CredentialItem) -> Roll.Entry {
        var postcode: [UInt8] = []
        var number: [UInt8] = []
        if let place = item.entry {
            let address = register.entries[Int(place)].address
            postcode = [UInt8](address.postcode.text.utf8)
            number = [UInt8](address.number.text.utf8)
        }
        let credential = vault.code(Int(item.code))
            .credential(uuid: [UInt8](election.text.utf8), postcode: postcode, houseNumber: number)
        return Roll.Entry(key: credential.publicKey.bytes, role: item.role, stratum: Int(item.stratum))
    }
}
