//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import ElectionRecord
import Foundation
import Rounds
import Testing

@testable import Web

/// Writes every sample page to a folder, for `Tests/Browser/test_pages.py`.
struct PreviewTests {
    static let folder = ProcessInfo.processInfo.environment["STEMRONDE_PREVIEW"]

    @Test("Every page is written to the preview folder", .enabled(if: PreviewTests.folder != nil))
    func preview() throws {
        let folder = URL(filePath: try #require(Self.folder), directoryHint: .isDirectory)
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: PageAssets.folder, to: folder.appending(path: "assets"))
        var index: [[String: String]] = []
        for language in Language.allCases {
            let samples = try SamplePages(language)
            let pages = folder.appending(path: language.rawValue)
            try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
            for sample in try samples.all() {
                let html = samples.html(sample.page)
                try Data(html.utf8).write(to: pages.appending(path: "\(sample.name).html"))
                index.append([
                    "name": sample.name, "language": language.rawValue, "policy": sample.page.policy.header,
                    "file": "\(language.rawValue)/\(sample.name).html",
                ])
            }
        }
        // The bytes that the voting document fetches.
        let elections = folder.appending(path: "elections")
        try FileManager.default.createDirectory(at: elections, withIntermediateDirectories: true)
        for round in [try SampleRounds.open(), try SampleRounds.cooperating()] {
            for (_, election) in try SampleElections.all(of: round.definition) {
                try Data(election.bytes).write(to: elections.appending(path: "\(election.uuid).json"))
            }
        }
        try JSONEncoder().encode(index).write(to: folder.appending(path: "index.json"))
    }
}
