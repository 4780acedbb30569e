import NIOCore
import NIOHTTP1
import NIOPosix

/// Serves metrics over HTTP on loopback, for a Prometheus on the same machine.
public final class MetricsListener: Sendable {
  /// Why it cannot listen.
  public struct Fault: Error, Sendable, CustomStringConvertible {
    /// What is wrong, and where.
    public let description: String
  }

  private let channel: any Channel
  private let connections = MetricsConnections()

  /// How long a connection may do nothing, in seconds.
  private static let idleSeconds: Int64 = 30

  /// The port that it listens at.
  public var port: Int? { channel.localAddress?.port }

  /// Listens; `text` is asked at each request.
  public init(
    host: String, port: Int, _ text: @escaping @Sendable () -> String
  ) throws(Fault) {
    let connections = connections
    do {
      channel = try ServerBootstrap(group: NIOSingletons.posixEventLoopGroup)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            guard connections.begin(channel) else {
              channel.close(promise: nil)
              return
            }
            try channel.pipeline.syncOperations.addHandler(
              IdleStateHandler(allTimeout: .seconds(Self.idleSeconds)))
            try channel.pipeline.syncOperations.configureHTTPServerPipeline(
              withPipeliningAssistance: true, withErrorHandling: true)
            try channel.pipeline.syncOperations.addHandler(MetricsHandler(text))
          }
        }
        .bind(host: host, port: port).wait()
    } catch {
      throw Fault(description: "metrics cannot be served at \(host):\(port): \(error)")
    }
  }

  /// Listens no more, and ends what is open.
  public func stop() {
    try? channel.close().wait()
    connections.end()
  }
}
