extension WatchLoop {
  /// Looks after the root itself: there, gone, back, or another one.
  mutating func checkSource() {
    let finding = source.check(root, intervalMilliseconds: options.rootCheckMilliseconds)
    switch finding {
    case .unchanged: break
    case .found: rescanReason = .start
    case .returned: rescanReason = .sourceReturned
    case .replaced:
      warnings.add(.sourceReplaced)
      rescanReason = .sourceReplaced
    case .lost(let problem):
      warnings.add(.sourceMissing(problem))
      coverage.forgetAll()
      changes.removeAll()
      rescanReason = nil
    }
  }

  /// The root went away, or cannot be opened, between the last look and the rescan.
  mutating func delayRescan(_ problem: RootProblem) -> Bool {
    // Without a descriptor the rescan would be asked for again and again without a pause.
    if problem == .tooManyOpenFiles { return true }
    source.checkSoon()
    return false
  }

  /// Opens inotify, unless it is open or not wanted; tried anew at every rescan.
  mutating func openNotifier() {
    guard options.usesInotify, coverage.notifier == nil else { return }
    do throws(SystemError) {
      coverage.notifier = try makeNotifier()
      warnings.end(.inotify)
    } catch {
      warnings.begin(.inotify, .inotifyUnavailable(error))
    }
  }

  /// Says what the watches cannot see, once when it begins.
  mutating func reviewCoverage() {
    reviewUnwatched()
    if let device = source.device, let kind = RemoteFileSystem.kind(ofDevice: device) {
      warnings.begin(.remote, .remoteFileSystem(kind))
    } else {
      warnings.end(.remote)
    }
    if coverage.unwatched == 0 { warnings.end(.unwatched) }
  }

  /// Says that directories go without a watch, if they do and it was not said.
  mutating func reviewUnwatched() {
    guard let cause = coverage.unwatchedCause else { return }
    warnings.begin(
      .unwatched,
      .directoriesUnwatched(
        watched: coverage.tree.count, unwatched: coverage.unwatched, cause: cause))
  }
}
