import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// A request as a receiver of webhooks sees it.
public struct ReceivedRequest: Sendable {
  /// GET, POST and the like.
  public let method: String
  /// What stands behind the host.
  public let path: String
  /// The headers, by names in small letters.
  public let headers: [String: String]
  /// The body as text.
  public let body: String
}

/// A receiver of webhooks on loopback, over HTTP/1.1, with answers of the test's choice.
public final class HTTPReceiver: Sendable {
  /// What it answers.
  public struct Answer: Sendable {
    /// The status.
    public var status: Int
    /// The headers.
    public var headers: [(String, String)]
    /// The body.
    public var body: String

    /// An answer from its parts.
    public init(status: Int = 200, headers: [(String, String)] = [], body: String = "") {
      self.status = status
      self.headers = headers
      self.body = body
    }
  }

  /// Where it listens.
  public let port: Int
  private let channel: any Channel
  private let log: Log

  /// All requests so far.
  public var received: [ReceivedRequest] { log.requests.withLock { $0 } }

  /// Listens, with TLS where a context is given.
  ///
  /// - Parameter wanted: the port to listen at; 0 is any that is free.
  public init(
    tls: NIOSSLContext? = nil, port wanted: Int = 0,
    _ answer: @escaping @Sendable (ReceivedRequest) -> Answer
  ) throws {
    let log = Log()
    self.log = log
    channel = try ServerBootstrap(group: NIOSingletons.posixEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
          }
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(
            RequestHandler { request in
              log.requests.withLock { $0.append(request) }
              return answer(request)
            })
        }
      }
      .bind(host: "127.0.0.1", port: wanted).wait()
    self.port = channel.localAddress?.port ?? 0
  }

  /// Listens no more.
  public func stop() { try? channel.close().wait() }

  deinit { channel.close(promise: nil) }

  private final class Log: Sendable {
    let requests = Mutex<[ReceivedRequest]>([])
  }
}

private final class RequestHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let answer: (ReceivedRequest) -> HTTPReceiver.Answer
  private var head: HTTPRequestHead?
  private var body = ByteBuffer()

  init(_ answer: @escaping (ReceivedRequest) -> HTTPReceiver.Answer) { self.answer = answer }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body.clear()
    case .body(var part): body.writeBuffer(&part)
    case .end:
      guard let head else { return }
      let headers = Dictionary(
        head.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { "\($0),\($1)" })
      let answer = answer(
        ReceivedRequest(
          method: head.method.rawValue, path: head.uri, headers: headers,
          body: String(buffer: body)))
      write(answer, context)
    }
  }

  private func write(_ answer: HTTPReceiver.Answer, _ context: ChannelHandlerContext) {
    var headers = HTTPHeaders(answer.headers)
    headers.replaceOrAdd(name: "Content-Length", value: "\(answer.body.utf8.count)")
    context.write(
      wrapOutboundOut(
        .head(
          HTTPResponseHead(
            version: .http1_1, status: .init(statusCode: answer.status), headers: headers))),
      promise: nil)
    context.write(
      wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: answer.body)))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }
}
