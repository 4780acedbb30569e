import Glibc

/// A thread that runs one body to its end.
final class WorkerThread: Sendable {
  private let thread: pthread_t

  /// What to tell a person when no thread could be started.
  static let noneLeft = "the system has no thread left; raise TasksMax= or ulimit -u"

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread; nil when the system has none left.
  init?(_ run: @escaping @Sendable () -> Void) {
    var created = pthread_t()
    let body = Unmanaged.passRetained(Body(run))
    let status = pthread_create(
      &created, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, body.toOpaque())
    guard status == 0 else {
      body.release()
      return nil
    }
    thread = created
  }

  /// Starts as many threads of a number as the system has left, and fails when that is none.
  ///
  /// - Parameter run: told the thread's number, from 0.
  static func several(
    _ count: Int, _ run: @escaping @Sendable (Int) -> Void
  ) throws(RunFailure) -> [WorkerThread] {
    let threads = (0..<count).compactMap { number in WorkerThread { run(number) } }
    guard !threads.isEmpty else { throw RunFailure(noneLeft, exitStatus: .unavailable) }
    return threads
  }

  /// Waits for the end; to be called once.
  func join() { pthread_join(thread, nil) }
}
