//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite struct FormTests {
    private static func form(_ parts: String, boundary: String = "b") throws -> MultipartForm {
        try MultipartForm(Array(parts.utf8), type: "multipart/form-data; boundary=\(boundary)")
    }

    @Test func fieldsAndFilesAreRead() throws {
        let form = try Self.form(
            "--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"ballots\"; filename=\"a;b.json\"\r\n"
                + "Content-Type: application/json\r\n\r\n{\"x\":1}\r\n--c\r\n\r\n--b--\r\n"
        )
        #expect(form["token"] == Array("abc".utf8))
        #expect(form["ballots"] == Array("{\"x\":1}\r\n--c\r\n".utf8))
        #expect(form["other"] == nil)
    }

    @Test func anEmptyFileIsEmpty() throws {
        let form = try Self.form("--b\r\ncontent-disposition: form-data; name=ballots; filename=\"\"\r\n\r\n\r\n--b--")
        #expect(form["ballots"] == [])
    }

    @Test(arguments: [
        "", "--b", "--b\r\n", "--b\r\n\r\n--b--", "--bx\r\n", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
        "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b\r\nContent-Disposition: form-data; name=a\r\n\r\ny\r\n--b--",
    ])
    func whatIsNoFormIsRefused(_ text: String) {
        #expect(throws: WebError.self) { try Self.form(text) }
    }

    @Test func aFormHasAFewFieldsAtMost() {
        let parts = (0..<20).map { "--b\r\nContent-Disposition: form-data; name=f\($0)\r\n\r\n\r\n" }.joined()
        #expect(throws: WebError.self) { try Self.form(parts + "--b--") }
    }

    @Test func aFormNamesItsBoundary() {
        for type in ["multipart/form-data", "text/plain; boundary=b", "multipart/form-data; boundary="] {
            #expect(throws: WebError.self) { try MultipartForm(Array("--b--".utf8), type: type) }
        }
    }

    @Test func urlEncodedFieldsAreRead() {
        let fields = URLEncodedFields(Array("postcode=9401+AB&house-number=12%20%2F3&x&postcode=no&%zz=%4".utf8))
        #expect(fields["postcode"] == "9401 AB")
        #expect(fields["house-number"] == "12 /3")
        #expect(fields["x"] == "")
        #expect(fields["%zz"] == "%4")
        #expect(fields["y"] == nil)
    }

    private func request(_ headers: HTTPFields) -> Request {
        Request(
            head: HTTPRequest(
                method: .post,
                scheme: "https",
                authority: "stem.example",
                path: "/nl/proef/adres",
                headerFields: headers
            ),
            body: RequestBody(buffer: ByteBuffer())
        )
    }

    @Test func formsOfOtherSitesAreRefused() throws {
        let guarding = FormGuard(isSecure: true)
        for headers: HTTPFields in [
            [:], [.fetchSite: "same-origin"], [.origin: "null"], [.origin: "https://stem.example"],
            [.fetchSite: "same-origin", .origin: "null"],
        ] { try guarding.demandOwnForm(request(headers)) }
        for headers: HTTPFields in [
            [.fetchSite: "cross-site"], [.fetchSite: "same-site"], [.fetchSite: "none"],
            [.origin: "https://evil.example"],
            [.origin: "https://stem.example.evil.example"],
            [.fetchSite: "cross-site", .origin: "https://stem.example"],
            [.origin: "stem.example"],
        ] { #expect(throws: WebError.self) { try guarding.demandOwnForm(request(headers)) } }
    }

    @Test func aTokenBelongsToACookieAndAService() throws {
        let guarding = FormGuard(isSecure: true)
        let (token, cookie) = guarding.issue(request([:]))
        let value = try #require(cookie)
        #expect(value.description.contains("__Host-stemronde-form="))
        for word in ["Secure", "HttpOnly", "SameSite=Strict", "Path=/"] { #expect(value.description.contains(word)) }
        let own = request([.cookie: "\(value.name)=\(value.value)"])
        try guarding.demandToken(Array(token.utf8), own)
        #expect(guarding.issue(own).token == token, "one browser keeps its token")
        #expect(guarding.issue(own).cookie == nil)
        #expect(throws: WebError.self) { try guarding.demandToken(nil, own) }
        #expect(throws: WebError.self) { try guarding.demandToken(Array("x".utf8), own) }
        #expect(throws: WebError.self) { try guarding.demandToken(Array(token.utf8), request([:])) }
        #expect(throws: WebError.self) { try FormGuard(isSecure: true).demandToken(Array(token.utf8), own) }
    }
}
