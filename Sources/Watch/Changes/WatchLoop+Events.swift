extension WatchLoop {
  private typealias Bit = InotifyNotifier.Bit

  /// Takes what the kernel has to say, one buffer at a time.
  mutating func takeEvents() {
    guard let notifier = coverage.notifier else { return }
    do throws(SystemError) {
      for event in try notifier.read() { handle(event) }
      reviewUnwatched()
    } catch {
      // It will say nothing more. The rescan opens a new one and sets all watches anew.
      coverage.forgetAll()
      coverage.notifier = nil
      rescanReason = rescanReason ?? .overflow
    }
  }

  private mutating func handle(_ event: ChangeEvent) {
    if event.has(Bit.overflow) {
      overflows += 1
      rescanReason = .overflow
      return
    }
    // Events of a watch that was ended are still in the queue.
    guard coverage.tree.contains(event.watch) else { return }
    if event.has(Bit.unmounted) {
      rescanReason = rescanReason ?? .unmounted
    }
    if event.has(Bit.watchEnded | Bit.unmounted) {
      handleEnd(of: event.watch)
    } else if event.has(Bit.selfMoved) {
      handleMove(of: event.watch)
    } else if event.has(Bit.isDirectory) {
      if event.has(Bit.created | Bit.movedIn) { handleArrival(of: event.name, in: event.watch) }
    } else if event.has(Bit.created | Bit.movedIn | Bit.closedAfterWriting) {
      handleFile(event.name, in: event.watch)
    }
  }

  private mutating func handleFile(_ name: PathBytes, in watch: Int32) {
    guard TrailFileName.isAccepted(name), let path = coverage.tree.path(of: watch) else { return }
    coverage.noteActivity(watch)
    noteChange(path)
  }

  private mutating func handleArrival(of name: PathBytes, in watch: Int32) {
    var changed: [PathBytes] = []
    coverage.coverArrival(of: name, in: watch, below: root) { changed.append($0) }
    for path in changed { noteChange(path) }
  }

  private mutating func handleEnd(of watch: Int32) {
    if watch == coverage.tree.root {
      source.checkSoon()
      rescanReason = rescanReason ?? .sourceReplaced
    }
    coverage.forget(watch)
  }

  /// Gives a moved directory up, and looks at its old place for what is there now.
  ///
  /// Where it was moved to, the kernel tells only the directory above that place: if it is inside,
  /// an event of that directory brings it back.
  private mutating func handleMove(of watch: Int32) {
    guard let parent = coverage.tree.parent(of: watch),
      let name = coverage.tree.name(of: watch)
    else { return handleEnd(of: watch) }
    coverage.forget(watch)
    handleArrival(of: name, in: parent)
  }

  private mutating func noteChange(_ path: PathBytes) {
    if !changes.insert(path) { rescanReason = rescanReason ?? .manyChanges }
  }
}
