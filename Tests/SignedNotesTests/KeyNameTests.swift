//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import SignedNotes
import Testing

@Suite struct KeyNameTests {
    @Test(arguments: [
        "a", "example.com/stemronde/ronde-2027", "è", "transparency.dev/DEV:witness-little-garden",
        String(repeating: "a", count: 255),
    ])
    func aNameIsKeptAsItIs(_ text: String) throws {
        #expect(try KeyName(text).description == text)
    }

    @Test(arguments: [
        "", " ", "a b", "a+b", "a\n", "a\t", "\u{0}", "a\u{7F}", "a\u{85}", "a\u{9B}", "a\u{A0}b", "a\u{1680}",
        "a\u{2003}",
        "a\u{2028}", "a\u{202F}", "a\u{3000}", String(repeating: "a", count: 256),
    ])
    func anotherNameIsRefused(_ text: String) {
        #expect(refusal { () throws(NoteError) in _ = try KeyName(text) } == .keyName)
    }

    @Test func bytesThatAreNotUTF8AreNoName() {
        #expect(refusal { () throws(NoteError) in _ = try KeyName(utf8: [0x61, 0xFF]) } == .keyName)
    }

    @Test func namesThatLookAlikeAreDifferentNames() throws {
        #expect("\u{E9}" == "e\u{301}")
        #expect(try KeyName("\u{E9}") != KeyName("e\u{301}"))
    }

    @Test(arguments: [
        (KeyName.Purpose.log(round: "ronde-2027"), "stem.assen.nl/stemronde/ronde-2027"),
        (.official(name: "griffier"), "stem.assen.nl/functionaris/griffier"),
    ])
    func aNameStatesItsPurpose(_ purpose: KeyName.Purpose, _ text: String) throws {
        let name = try KeyName(host: "stem.assen.nl", purpose: purpose)
        #expect(name.description == text)
        #expect(name.stated?.host == "stem.assen.nl")
        #expect(name.stated?.purpose == purpose)
        #expect(try KeyName(host: "localhost:8080", purpose: purpose).stated?.host == "localhost:8080")
    }

    @Test(arguments: [
        ("", "a"), ("Assen.nl", "a"), ("assen.nl/x", "a"), ("assen..nl", "a"), ("assen.nl.", "a"), ("as sen.nl", "a"),
        ("assen.nl:", "a"), ("assen.nl:0", "a"), ("assen.nl:080", "a"), ("assen.nl:70000", "a"), ("a:1:2", "a"),
        (String(repeating: "a", count: 64), "a"), ("assen.nl", ""), ("assen.nl", "A"), ("assen.nl", "a/b"),
        ("assen.nl", "a_b"), ("assen.nl", String(repeating: "a", count: 41)),
    ])
    func anotherHostOrRoundIsRefused(_ host: String, _ last: String) {
        let code = refusal { () throws(NoteError) in _ = try KeyName(host: host, purpose: .log(round: last)) }
        #expect(code == .keyName)
    }

    @Test(arguments: [
        "example.com", "example.com/stemronde", "example.com/stemronde/a/b", "example.com/stemronde/",
        "Example.com/stemronde/a", "/stemronde/a", "example.com/stembureau/a", "example.com/stemronde/A",
    ])
    func aForeignNameStatesNothing(_ text: String) throws {
        #expect(try KeyName(text).stated == nil)
    }
}
