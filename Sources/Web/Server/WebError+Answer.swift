//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import CanonicalText
import HTTPTypes
import Hummingbird
import NIOCore
import Service
import Store

extension WebError {
    /// What another module's error means here.
    init(_ error: any Error) {
        switch error {
        case let error as WebError: self = error
        case let error as StoreError: self.init(ServiceError(error))
        case let error as ServiceError: self.init(error)
        case is NIOTooManyBytesError: self.init(.tooLarge, "the body is too large")
        case let error as any HTTPResponseError: self = ErrorAnswers.error(for: error.status)
        default: self.init(.fault, "a fault of the service")
        }
    }

    /// What an error of the service means here. Its text is for the log.
    private init(_ error: ServiceError) {
        switch error.code {
        case .unknown: self.init(.notFound, "there is no such round, election or object")
        case .unavailable:
            self.init(.busy, "the service cannot read or write its database")
            retryAfter = 30
        case .damaged, .exists, .conflict, .unfit, .logKey: self.init(.fault, "a fault of the service")
        }
    }

    /// What may be logged of an error.
    static func note(on error: any Error) -> String {
        switch error {
        case let error as WebError: error.detail
        case let error as StoreError: "\(error.code): \(error.detail)"
        case let error as ServiceError: "\(error.code): \(error.detail)"
        default: "\(type(of: error))"
        }
    }

    /// The answer for programs (docs/api.md, "Errors").
    func json(request: String) -> Response {
        var writer = CanonicalWriter()
        writer.literal("{\"error\":{\"code\":")
        writer.string(code.rawValue.utf8)
        writer.literal(",\"detail\":")
        writer.string(detail.utf8)
        if let rule {
            writer.literal(",\"rule\":")
            writer.string(rule.utf8)
        }
        if !problems.isEmpty {
            writer.literal(",\"problems\":")
            writer.list(problems) { writer, problem in
                writer.literal("{\"rule\":")
                writer.string(problem.rule.utf8)
                writer.literal(",\"detail\":")
                writer.string(problem.detail.utf8)
                writer.literal("}")
            }
        }
        if let ballot {
            writer.literal(",\"ballot\":")
            writer.integer(ballot)
        }
        if let retryAfter {
            writer.literal(",\"retryAfter\":")
            writer.integer(retryAfter)
        }
        writer.literal(",\"request\":")
        writer.string(request.utf8)
        writer.literal("}}")
        return .json(writer, status: HTTPResponse.Status(code: code.status))
    }
}
