//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import AddressRegister
import Rounds

/// Makes a draft of a file that is in good form, filling in what the file leaves out.
struct RoundDecoder {
    /// What no draft can hold: rules without a zone, numbers without a decision rule.
    private(set) var problems: [DefinitionProblem] = []
    private(set) var marks: SourceMarks

    /// The draft that the file describes.
    static func draft(
        _ root: SourceNode,
        limits: Limits,
        _ marks: inout SourceMarks
    ) throws(DefinitionError) -> RoundDraft {
        var decoder = RoundDecoder(marks: marks)
        let draft: RoundDraft
        do {
            draft = try decoder.round(SourceReading(node: root, path: .root), limits)
        } catch {
            throw DefinitionError([error])
        }
        marks = decoder.marks
        guard decoder.problems.isEmpty else { throw DefinitionError(decoder.problems) }
        return draft
    }

    private init(marks: SourceMarks) {
        self.marks = marks
    }

    mutating func report(_ problem: DefinitionProblem) {
        problems.append(problem)
    }

    /// Notes that a path which the file does not spell out stands where `reading` does.
    mutating func note(_ path: DefinitionPath, _ reading: SourceReading) {
        marks.note(path, reading.node.mark)
    }

    private mutating func round(_ file: SourceReading, _ limits: Limits) throws(DefinitionProblem) -> RoundDraft {
        let degree: Degree = try file.need("degree").word()
        var zones: [RoundZone] = []
        for zone in try file.list("zones", { $0 }) {
            if let zone = try self.zone(zone) { zones.append(zone) }
        }
        let groups = try file.list("groups") { group throws(DefinitionProblem) in try Self.group(group) }
        var sheets: [Sheet] = []
        for sheet in try file.list("sheets", { $0 }) {
            sheets.append(try self.sheet(sheet, degree, zones.map(\.id), groups.map(\.id)))
        }
        return RoundDraft(
            id: try file.need("id").slug(),
            municipality: try file.need("municipality").slug(),
            rehearsal: try file.maybe("rehearsal")?.boolean() ?? false,
            title: try file.need("title").bilingual(),
            summary: try file.need("summary").bilingual(),
            degree: degree,
            media: try file.list("media") { medium throws(DefinitionProblem) in try medium.bilingual() },
            frame: try Self.frame(file.maybe("frame")),
            documents: try file.list("documents") { document throws(DefinitionProblem) in
                Document(title: try document.names(), url: try document.need("url").text())
            },
            plan: try Self.plan(file.need("plan")),
            schedule: try Self.schedule(file.need("schedule")),
            terms: try Self.terms(file.need("terms")),
            limits: limits,
            zones: zones,
            groups: groups,
            sheets: sheets
        )
    }

    private mutating func zone(_ file: SourceReading) throws(DefinitionProblem) -> RoundZone? {
        let rules = try file.list("addresses") { rule throws(DefinitionProblem) in
            try rule.value { try? ZoneRule($0) }
        }
        let id: ZoneID = try file.need("id").slug()
        let title = try file.names()
        do throws(AddressError) {
            return RoundZone(id: id, title: title, addresses: try Zone(rules))
        } catch {
            report(DefinitionProblem(.zoneRules, file.path.key("addresses"), error.detail))
            return nil
        }
    }
}
