//===----------------------------------------------------------------------===//
// This source file is part of Stemronde, a voting service for Dutch municipalities.
//
// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//===----------------------------------------------------------------------===//

import NIOCore
import NIOHTTPTypes

/// Closes the connections of clients that take too long: to send a request that they began, or to take an answer.
///
/// That they send or take a byte now and then does not help them; only the idle time between requests is the framework's.
final class SlowRequestHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let requestTime: TimeAmount
    private let answerTime: TimeAmount
    private var request: Scheduled<Void>?
    private var answer: Scheduled<Void>?
    /// Parts that were written and have not left yet.
    private var pending = 0

    /// - Parameters:
    ///   - requestTime: for a whole request, from its head on.
    ///   - answerTime: in which at least one part of the answer must leave.
    init(requestTime: TimeAmount, answerTime: TimeAmount) {
        self.requestTime = requestTime
        self.answerTime = answerTime
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            request?.cancel()
            request = close(context, in: requestTime)
        case .body: break
        case .end:
            request?.cancel()
            request = nil
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let promise = promise ?? context.eventLoop.makePromise(of: Void.self)
        pending += 1
        if answer == nil { answer = close(context, in: answerTime) }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        promise.futureResult.whenComplete { _ in
            let (handler, context) = bound.value
            handler.left(context)
        }
        context.write(data, promise: promise)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        request?.cancel()
        answer?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        request?.cancel()
        answer?.cancel()
        context.fireChannelInactive()
    }

    /// A part has left: the time for the next one begins.
    private func left(_ context: ChannelHandlerContext) {
        pending -= 1
        answer?.cancel()
        answer = pending > 0 && context.channel.isActive ? close(context, in: answerTime) : nil
    }

    private func close(_ context: ChannelHandlerContext, in time: TimeAmount) -> Scheduled<Void> {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        return context.eventLoop.scheduleTask(in: time) { bound.value.close(promise: nil) }
    }
}

@available(*, unavailable)
extension SlowRequestHandler: Sendable {}
