import Glibc

/// A file of metrics for the text file collector of Prometheus' node exporter.
public enum MetricsFile {
  /// Why a file could not be written.
  public struct Fault: Error, Sendable, CustomStringConvertible {
    /// What is wrong, and where.
    public let description: String
  }

  /// Puts a text in the place of the file at once, so that nobody reads half of it.
  ///
  /// Everybody may read it: it holds numbers only, and the collector is another user.
  public static func write(_ text: String, to path: String) throws(Fault) {
    // The collector reads files that end with .prom; this one does not.
    let temporary = "\(path).\(getpid())"
    // The folder may belong to another user: a link that lies there must not be written through.
    unlink(temporary)
    let descriptor = open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault(temporary) }
    defer { close(descriptor) }
    fchmod(descriptor, 0o644)
    var bytes = Array(text.utf8)
    while !bytes.isEmpty {
      let count = Glibc.write(descriptor, bytes, bytes.count)
      guard count > 0 || errno == EINTR else {
        let fault = fault(temporary)
        unlink(temporary)
        throw fault
      }
      bytes.removeFirst(max(0, count))
    }
    guard rename(temporary, path) == 0 else {
      let fault = fault(path)
      unlink(temporary)
      throw fault
    }
  }

  private static func fault(_ path: String) -> Fault {
    Fault(description: "\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
