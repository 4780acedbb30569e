import Glibc
import Synchronization

/// Keeps a second Trailbell away from a database.
///
/// The lock is on the file `<database>.lock`, which stays when the lock is gone: to delete it would
/// let two processes lock two files of the same name. The kernel drops the lock with the process,
/// however that ends.
///
/// It is a lock of the open file (`F_OFD_SETLK`), because that kind can be looked at without being
/// taken: a status command can never keep the service from starting.
public final class InstanceLock: Sendable {
  /// The lock file.
  public let path: String
  /// The open lock file, or -1 once the lock was given back.
  private let descriptor: Atomic<Int32>

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = Atomic(descriptor)
  }

  deinit { release() }

  /// Takes the lock of the database at `databasePath`, or says who holds it.
  public static func acquire(
    for databasePath: String
  ) throws(InstanceLockError) -> InstanceLock {
    let path = lockPath(for: databasePath)
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    let descriptor = open(path, flags, 0o640)
    guard descriptor >= 0 else { throw .system(.opening(path, errno)) }
    var lock = wholeFile
    guard fcntl(descriptor, setLockCommand, &lock) == 0 else {
      let code = errno
      defer { close(descriptor) }
      guard code == EAGAIN || code == EACCES else { throw .system(.locking(path, code)) }
      throw .held(databasePath: databasePath, by: LockHolder.settled(descriptor))
    }
    LockHolder.current().write(to: descriptor)
    return InstanceLock(path: path, descriptor: descriptor)
  }

  /// Who has the database at `databasePath` open; nil when nobody has.
  public static func holder(of databasePath: String) throws(InstanceLockError) -> LockHolder? {
    let path = lockPath(for: databasePath)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .system(.opening(path, errno))
    }
    defer { close(descriptor) }
    var lock = wholeFile
    guard fcntl(descriptor, getLockCommand, &lock) == 0 else {
      throw .system(.locking(path, errno))
    }
    return lock.l_type == Int16(F_UNLCK) ? nil : LockHolder.settled(descriptor)
  }

  /// Gives the lock back; only the first call does something.
  ///
  /// Call it at the end of the work: it also keeps the lock alive until there.
  public func release() {
    let open = descriptor.exchange(-1, ordering: .acquiringAndReleasing)
    guard open >= 0 else { return }
    // Emptied while the lock still holds, so that no later holder's name is lost.
    ftruncate(open, 0)
    // Closing alone would leave the lock to a child process that is just being started.
    var lock = Self.wholeFile
    lock.l_type = Int16(F_UNLCK)
    _ = fcntl(open, Self.setLockCommand, &lock)
    close(open)
  }

  /// The lock file of a database, whichever way leads to it.
  private static func lockPath(for databasePath: String) -> String {
    guard let resolved = realpath(databasePath, nil) else { return databasePath + ".lock" }
    defer { free(resolved) }
    return String(cString: resolved) + ".lock"
  }

  /// `F_OFD_GETLK` and `F_OFD_SETLK` of Linux, which Glibc shows to GNU programs only.
  private static let getLockCommand: Int32 = 36
  private static let setLockCommand: Int32 = 37

  private static var wholeFile: flock {
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    return lock
  }
}
