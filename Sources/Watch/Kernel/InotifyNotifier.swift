import Glibc

/// The change notifier of Linux: inotify(7).
final class InotifyNotifier: ChangeNotifier {
  /// The bits of inotify in the width of its events; the headers give them in several.
  enum Bit {
    static let closedAfterWriting = UInt32(truncatingIfNeeded: IN_CLOSE_WRITE)
    static let movedIn = UInt32(truncatingIfNeeded: IN_MOVED_TO)
    static let created = UInt32(truncatingIfNeeded: IN_CREATE)
    static let selfMoved = UInt32(truncatingIfNeeded: IN_MOVE_SELF)
    static let onlyDirectories = UInt32(truncatingIfNeeded: IN_ONLYDIR)
    static let isDirectory = UInt32(truncatingIfNeeded: IN_ISDIR)
    static let overflow = UInt32(truncatingIfNeeded: IN_Q_OVERFLOW)
    static let unmounted = UInt32(truncatingIfNeeded: IN_UNMOUNT)
    static let watchEnded = UInt32(truncatingIfNeeded: IN_IGNORED)
  }

  /// What is asked for; a directory that is deleted ends its watch unasked.
  ///
  /// A hard link shows as a creation only, a file renamed into place as a move only, a file written
  /// in place as a creation and a close.
  private static let mask =
    Bit.closedAfterWriting | Bit.movedIn | Bit.created | Bit.selfMoved | Bit.onlyDirectories

  private let instance: OwnedDescriptor
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  init() throws(SystemError) {
    let opened = inotify_init1(
      Int32(truncatingIfNeeded: IN_CLOEXEC) | Int32(truncatingIfNeeded: IN_NONBLOCK))
    guard opened >= 0 else { throw .last("inotify_init1") }
    instance = OwnedDescriptor(adopting: opened)
  }

  var descriptor: Int32 { instance.rawValue }

  /// Watches through the open descriptor and not by path: so the watch sits on the very directory
  /// that is read afterwards, whatever is renamed meanwhile, and at any length of path.
  func add(_ directory: borrowing OwnedDescriptor) throws(SystemError) -> Int32 {
    let watch = inotify_add_watch(
      instance.rawValue, "/proc/self/fd/\(directory.rawValue)", Self.mask)
    guard watch >= 0 else { throw .last("inotify_add_watch") }
    return watch
  }

  func remove(_ watch: Int32) {
    _ = inotify_rm_watch(instance.rawValue, watch)
  }

  func read() throws(SystemError) -> [ChangeEvent] {
    while true {
      let count = Glibc.read(instance.rawValue, &buffer, buffer.count)
      if count >= 0 { return Self.events(in: buffer[..<count]) }
      if errno == EAGAIN { return [] }
      if errno != EINTR { throw .last("read") }
    }
  }

  /// Takes the kernel's records apart: watch, mask, cookie, length of the name, name, padding.
  static func events(in bytes: ArraySlice<UInt8>) -> [ChangeEvent] {
    let headerLength = MemoryLayout<inotify_event>.size
    var events: [ChangeEvent] = []
    var rest = bytes
    while rest.count >= headerLength {
      let (watch, mask, length) = rest.withUnsafeBytes { header in
        // Checked loads, inside the closure that owns the pointer.
        (
          header.loadUnaligned(fromByteOffset: 0, as: Int32.self),
          header.loadUnaligned(fromByteOffset: 4, as: UInt32.self),
          Int(header.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        )
      }
      let padded = rest.dropFirst(headerLength).prefix(length)
      let name = PathBytes([UInt8](padded.prefix { $0 != 0 }))
      events.append(ChangeEvent(watch: watch, mask: mask, name: name))
      rest = rest.dropFirst(headerLength + length)
    }
    return events
  }
}
