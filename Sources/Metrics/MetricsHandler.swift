import Dispatch
import NIOCore
import NIOHTTP1

/// Answers one connection's requests: `GET /metrics`, and nothing else.
final class MetricsHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let text: @Sendable () -> String
  private var head: HTTPRequestHead?

  init(_ text: @escaping @Sendable () -> String) { self.text = text }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): self.head = head
    case .body: break
    case .end: if let head { answer(head, context) }
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    guard head.uri.split(separator: "?").first == "/metrics" else {
      return write(.notFound, "metrics are at /metrics\n", head, context)
    }
    guard head.method == .GET || head.method == .HEAD else {
      return write(.methodNotAllowed, "only GET is answered\n", head, context)
    }
    // The numbers come from the database: that must not hold up the sinks' event loop.
    let text = text
    let promise = context.eventLoop.makePromise(of: String.self)
    DispatchQueue.global().async { promise.succeed(text()) }
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    promise.futureResult.whenSuccess { text in
      let (handler, context) = bound.value
      handler.write(.ok, text, head, context)
    }
  }

  private func write(
    _ status: HTTPResponseStatus, _ text: String, _ request: HTTPRequestHead,
    _ context: ChannelHandlerContext
  ) {
    let headers: HTTPHeaders = [
      "Content-Type": MetricsText.contentType, "Content-Length": "\(text.utf8.count)",
    ]
    let head = HTTPResponseHead(version: request.version, status: status, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if request.method != .HEAD {
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    if !request.isKeepAlive { context.close(promise: nil) }
  }
}
