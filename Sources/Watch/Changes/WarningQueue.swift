/// The warnings that wait to be reported; a state that goes on is reported once.
struct WarningQueue {
  /// The states that go on.
  enum Topic: Hashable {
    case inotify
    case unwatched
    case remote
  }

  private var waiting: [WatchWarning.Kind] = []
  private var ongoing: Set<Topic> = []

  /// Adds a warning of something that happened.
  mutating func add(_ warning: WatchWarning.Kind) {
    waiting.append(warning)
  }

  /// Adds a warning of a state, unless it goes on since the last one.
  mutating func begin(_ topic: Topic, _ warning: WatchWarning.Kind) {
    if ongoing.insert(topic).inserted { waiting.append(warning) }
  }

  /// Ends a state, so that its return is reported again.
  mutating func end(_ topic: Topic) {
    ongoing.remove(topic)
  }

  /// The warning that waited longest.
  mutating func take() -> WatchWarning.Kind? {
    waiting.isEmpty ? nil : waiting.removeFirst()
  }
}
