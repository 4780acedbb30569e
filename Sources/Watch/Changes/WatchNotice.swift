/// What a watcher has to say.
public enum WatchNotice: Sendable, Hashable {
  /// Something changed in these directories, themselves and not what is below them. They are
  /// relative to the root and sorted; every new directory is named by itself.
  case directories([PathBytes])
  /// Anything may have changed: scan the whole tree.
  case rescanAll(RescanReason)
  /// Something that a person should know; the watcher goes on as well as it can.
  case warning(WatchWarning)
  /// Nothing happened in the time given, or another thread called `wake`.
  case idle
  /// Another thread called `stop`; every further call says so again.
  case stopped
}

/// Why the whole tree is to be scanned.
public enum RescanReason: String, Sendable, Hashable, CaseIterable {
  /// The watcher has begun: every watch is set, and nothing was looked at yet.
  case start
  /// The interval has passed; this finds what inotify cannot see.
  case periodic
  /// Another thread asked for it.
  case requested
  /// The kernel dropped events because more came than it keeps.
  case overflow
  /// More directories changed at once than are listed.
  case manyChanges
  /// The source was missing and is back.
  case sourceReturned
  /// Another directory stands in the place of the source.
  case sourceReplaced
  /// A file system below the root was unmounted.
  case unmounted
}
