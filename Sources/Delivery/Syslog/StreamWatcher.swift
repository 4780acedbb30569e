import NIOCore
import Synchronization

/// Remembers why a connection broke, and ends it then; what the other side says is not listened to.
final class StreamWatcher: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let fault: LastFault

  init(_ fault: LastFault) { self.fault = fault }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {}

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    fault.note(error)
    context.close(promise: nil)
  }
}

/// The first thing that went wrong on a connection: what follows only follows from it.
final class LastFault: Sendable {
  private let first = Mutex<(any Error)?>(nil)

  var fault: (any Error)? { first.withLock { $0 } }

  func note(_ error: any Error) { first.withLock { $0 = $0 ?? error } }

  func forget() { first.withLock { $0 = nil } }
}
