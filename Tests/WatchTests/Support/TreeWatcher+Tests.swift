import Testing

@testable import Watch

/// What a watcher said in a row.
struct Heard {
  var directories: Set<String> = []
  var rescans: [RescanReason] = []
  var warnings: [WatchWarning] = []
}

extension WatchOptions {
  /// No gathering and hardly any own time: what a test did is told by the next calls, at once.
  ///
  /// The kernel queues events before the system call that causes them returns, so that a test has
  /// nothing to wait for.
  static func immediate(
    rootCheckMilliseconds: Int = 1,
    depthLimit: Int = 32,
    watchLimit: Int = 65_536,
    changedDirectoryLimit: Int = 4_096,
    usesInotify: Bool = true
  ) -> WatchOptions {
    WatchOptions(
      debounceMilliseconds: 0,
      rescanIntervalMilliseconds: 3_600_000,
      rootCheckMilliseconds: rootCheckMilliseconds,
      depthLimit: depthLimit,
      watchLimit: watchLimit,
      changedDirectoryLimit: changedDirectoryLimit,
      usesInotify: usesInotify)
  }
}

extension TreeWatcher {
  /// Takes everything that the watcher has to say now.
  func hear() -> Heard {
    var heard = Heard()
    var idleCount = 0
    // One call takes one buffer of events, and they may all be of no interest.
    while idleCount < 3 {
      switch next(timeoutMilliseconds: 0) {
      case .idle, .stopped: idleCount += 1
      case let notice:
        idleCount = 0
        heard.add(notice)
      }
    }
    return heard
  }

  /// Waits until what was heard fulfils a condition; the time is a limit against a hanging test.
  func hear(until isEnough: (Heard) -> Bool) -> Heard {
    var heard = Heard()
    let limit = MonotonicTime.now().adding(milliseconds: 60_000)
    while !isEnough(heard), MonotonicTime.now() < limit {
      heard.add(next(timeoutMilliseconds: 10_000))
    }
    return heard
  }

  /// Takes the notice that the watch has begun.
  func begin() {
    #expect(hear().rescans == [.start])
  }
}

extension Heard {
  mutating func add(_ notice: WatchNotice) {
    switch notice {
    case .directories(let paths): directories.formUnion(paths.map(\.description))
    case .rescanAll(let reason): rescans.append(reason)
    case .warning(let warning): warnings.append(warning)
    case .idle, .stopped: break
    }
  }
}
