import Glibc
import NIOCore

/// A connection that messages can be written to; it opens itself when it is needed.
protocol SyslogConnection: AnyObject {
  /// Writes one message, and waits until this machine's kernel has it.
  func send(_ message: [UInt8]) throws

  /// Does what is to be done while nothing is to be sent.
  func idle() throws
}

extension SyslogConnection {
  func idle() throws {}
}

extension Channel {
  /// Writes, and waits until this machine's kernel has it.
  ///
  /// A receiver that reads no more fills the buffers: that is a failure and no reason to wait.
  func write(_ bytes: [UInt8], withinSeconds limit: Int64) throws {
    let written = writeAndFlush(ByteBuffer(bytes: bytes))
    let guardTask = eventLoop.scheduleTask(in: .seconds(limit)) { self.close(promise: nil) }
    defer { guardTask.cancel() }
    try written.wait()
  }

  /// Waits for the end of a connection, but not for long; returns whether it came.
  func ends(withinMilliseconds limit: Int64) -> Bool {
    let hasEnded = Handover<Bool>()
    let timer = eventLoop.scheduleTask(in: .milliseconds(limit)) { hasEnded.give(false) }
    defer { timer.cancel() }
    closeFuture.whenComplete { _ in hasEnded.give(true) }
    return hasEnded.take()
  }
}

extension IOError {
  /// Whether the other end is another one, or none, than when the socket was connected.
  var isOfBrokenConnection: Bool {
    [ECONNREFUSED, ECONNRESET, ENOTCONN, EPIPE, EBADF].contains(errnoCode)
  }
}
