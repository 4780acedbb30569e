import Foundation
import Testing

/// Another user, for as long as one thread needs.
enum OtherUser {
  /// The user `nobody`.
  private static let identifier: UInt32 = 65_534
  /// Its group.
  fileprivate static let group: UInt32 = identifier

  /// Linux's `setfsuid` and `setfsgid`: whose files the calling thread may open.
  private static let setUser = function("setfsuid")
  private static let setGroup = function("setfsgid")

  private typealias SetIdentifier = @convention(c) (UInt32) -> Int32

  private static func function(_ name: String) -> SetIdentifier? {
    dlsym(nil, name).map { unsafeBitCast($0, to: SetIdentifier.self) }
  }

  /// Only root can be somebody else.
  static let isPossible: Bool = {
    let isPossible = geteuid() == 0 && setUser != nil && setGroup != nil
    if !isPossible { print("skipped: only root can read as another user") }
    return isPossible
  }()

  /// Runs a body on a thread of its own, as somebody who has no right but that of all.
  static func run(_ body: @escaping @Sendable () throws -> Int64?) throws -> Int64? {
    let outcome = Outcome()
    let thread = Thread {
      _ = setGroup?(identifier)
      _ = setUser?(identifier)
      outcome.result = Result { try body() }
      outcome.done.signal()
    }
    thread.start()
    outcome.done.wait()
    return try outcome.result.get()
  }

  /// Carries the result out of the thread; written before the signal and read after it.
  private final class Outcome: @unchecked Sendable {
    var result: Result<Int64?, any Error> = .success(nil)
    let done = DispatchSemaphore(value: 0)
  }
}

extension Site {
  /// Gives files that come to be the group of the other user, which may read them.
  func openToOtherUser() throws {
    try #require(chown(folder.url.path, geteuid(), OtherUser.group) == 0)
    // With the bit by which files get the group of their folder.
    try #require(chmod(folder.url.path, 0o2755) == 0)
  }
}
