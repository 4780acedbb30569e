import Glibc

extension WatchCoverage {
  /// What became of the wish to watch a directory.
  enum Granting {
    /// The directory was watched at this place before.
    case known(Int32)
    case new(Int32)
    case refused
  }

  /// Watches one directory, if the kernel and the limit grant it.
  mutating func grant(_ directory: borrowing OwnedDescriptor, at place: Place) -> Granting {
    // Below a directory without a watch none is set: its path could not be followed.
    guard let notifier, place.parent != nil || place.path.isRoot else {
      unwatched += 1
      return .refused
    }
    do throws(SystemError) {
      var watch = try add(directory, at: place, to: notifier)
      if tree.stands(watch, under: place.parent, name: place.name) {
        tree.mark(watch, pass: pass)
        return .known(watch)
      }
      if tree.contains(watch) {
        if isWholePass, tree.pass(of: watch) == pass {
          // One directory in two places, by a bind mount: the first has the watch.
          unwatched += 1
          return .refused
        }
        // It was moved here. Everything below it is to be named anew, so it begins from nothing.
        forget(watch)
        watch = try notifier.add(directory)
      }
      // Where the tree is turned inside out meanwhile, the directory above may have gone with it.
      if let parent = place.parent, !tree.contains(parent) {
        notifier.remove(watch)
        return .refused
      }
      return settle(watch, at: place, notifier)
    } catch {
      refuse(error.number == ENOSPC ? .kernelLimit : .system(error))
      return .refused
    }
  }

  private mutating func settle(
    _ watch: Int32,
    at place: Place,
    _ notifier: any ChangeNotifier
  ) -> Granting {
    let limit = WatchWarning.UnwatchedCause.ownLimit(watchLimit)
    if tree.count >= watchLimit, !giveUpIdle(for: place, cause: limit) {
      notifier.remove(watch)
      refuse(limit)
      return .refused
    }
    if isWholePass { oldestActivity -= 1 } else { newestActivity += 1 }
    let displaced = tree.attach(
      watch, under: place.parent, name: place.name, pass: pass,
      activity: isWholePass ? oldestActivity : newestActivity)
    for former in displaced { notifier.remove(former) }
    return .new(watch)
  }

  /// Adds a watch, at the kernel's limit in exchange for those of idle directories.
  private mutating func add(
    _ directory: borrowing OwnedDescriptor,
    at place: Place,
    to notifier: any ChangeNotifier
  ) throws(SystemError) -> Int32 {
    do throws(SystemError) {
      return try notifier.add(directory)
    } catch {
      guard error.number == ENOSPC, giveUpIdle(for: place, cause: .kernelLimit) else { throw error }
      return try notifier.add(directory)
    }
  }

  /// Ends the watches on directories that were idle longest, since new ones get the new files.
  ///
  /// A sixteenth at a time, so that finding them costs little for each; they are scanned with the
  /// rest of the tree. A pass over the whole tree only fills up: it meets the newest first.
  private mutating func giveUpIdle(
    for place: Place,
    cause: WatchWarning.UnwatchedCause
  ) -> Bool {
    if isWholePass { return false }
    let idle = tree.idleLeaves(count: max(tree.count / 16, 1), sparing: place.parent)
    for watch in idle {
      forget(watch)
      refuse(cause)
    }
    return !idle.isEmpty
  }

  /// Counts a directory that goes without a watch.
  mutating func refuse(_ cause: WatchWarning.UnwatchedCause) {
    unwatched += 1
    unwatchedCause = unwatchedCause ?? cause
  }
}
