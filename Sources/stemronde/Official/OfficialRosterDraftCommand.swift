//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//
import ArgumentParser
import CanonicalText
import Rounds
import SignedNotes
import VerifyCommand

/// `stemronde official roster draft`.
struct OfficialRosterDraftCommand: GuidedCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Write a roster, to be signed.",
        discussion: """
            An official is named with key file, roles and function: KEY.pub:ROLES:FUNCTION, where ROLES are of acts, \
            register and paper, with + between. The policy is the usual one; another is written into the text by hand \
            before anybody signs. With --after the text follows the roster in that file.

            Example: stemronde official roster draft --instance stem.assen.nl --municipality assen \
            --official griffier.pub:acts+register:'Griffier' --official secretaris.pub:acts:'Gemeentesecretaris' \
            --official burgerzaken.pub:register+paper:'Hoofd Burgerzaken' > roster-1.txt
            """
    )

    @Option(help: "The host name of the instance.")
    var instance: String?

    @Option(help: "The municipality's id.")
    var municipality: String?

    @Option(help: "An official: KEY.pub:ROLES:FUNCTION.")
    var official: [String]

    @Option(help: "The roster before this one.", completion: .file())
    var after: String?

    @Option(help: "How many of these officials sign the next roster; otherwise two, or as many as with the one before.")
    var renewal: Int?

    @OptionGroup var submission: SubmissionOption

    func validate() throws {
        guard (after == nil) == (instance != nil), (after == nil) == (municipality != nil) else {
            throw ValidationError("a first roster has --instance and --municipality, a later one --after only")
        }
    }

    func perform() async throws {
        let previous = try after.map { file in
            guard case .roster(let roster) = try StatementFile(reading: file).content else {
                throw CommandFailure("\(file): not a roster")
            }
            return roster
        }
        guard let instance = previous?.instance ?? instance.flatMap({ InstanceID($0) }),
            let municipality = previous?.municipality ?? municipality.flatMap({ MunicipalityID($0) })
        else { throw CommandFailure("not a host name in lower case, or not the id of a municipality") }
        let roster = try Roster(
            instance: instance,
            municipality: municipality,
            number: (previous?.number ?? 0) + 1,
            previous: previous?.digest,
            officials: try official.map(read),
            policy: previous?.policy ?? .usual,
            renewal: renewal ?? previous?.renewal ?? 2,
            times: try submission.times()
        )
        Answer.write(roster.text)
        Talk.note(
            previous == nil
                ? "hint: everybody on it signs it: stemronde official sign FILE --key NAME.key"
                : "hint: \(previous?.renewal ?? 1) of those on the one before sign it: "
                    + "stemronde official sign FILE --key NAME.key"
        )
    }

    private func read(_ text: String) throws -> RosterOfficial {
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let function = StatementWords(parts[2]) else {
            throw CommandFailure("--official \(text): KEY.pub:ROLES:FUNCTION is expected")
        }
        let roles = try parts[1].split(separator: "+", omittingEmptySubsequences: false).map { word in
            guard let role = OfficialRole(rawValue: String(word)) else {
                throw CommandFailure("--official \(text): \(word) is none of acts, register and paper")
            }
            return role
        }
        let key = try VerifierKey(text: try InputFile.read(parts[0], limit: 1000).filter { $0 != 0x0A })
        guard case .official(let name)? = key.name.stated?.purpose, let id = OfficialID(name) else {
            throw CommandFailure("\(parts[0]): the key \(key.name) is not an official's")
        }
        return try RosterOfficial(id: id, function: function, key: key, roles: Set(roles))
    }
}
