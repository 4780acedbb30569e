/// Whether the root is there, and whether it is the one that was there before.
struct SourceState {
  private enum State {
    case neverSeen
    case present(FileIdentity)
    case missing(RootProblem)
  }

  /// What a look at the root brought.
  enum Finding: Equatable {
    case unchanged
    /// It is there, and no one was told that it is missing.
    case found
    /// It is there again.
    case returned
    case replaced
    case lost(RootProblem)
  }

  private var state = State.neverSeen
  /// When the root is to be looked at next; the beginning of time asks for it at once.
  private(set) var checkTime = MonotonicTime.past

  var isPresent: Bool {
    if case .present = state { return true }
    return false
  }

  /// The file system on which the root lies.
  var device: UInt64? {
    if case .present(let identity) = state { return identity.device }
    return nil
  }

  /// Has the root looked at as soon as possible.
  mutating func checkSoon() { checkTime = .past }

  /// Opens the root, looks which directory it is, and closes it: an open root could not be unmounted.
  mutating func check(_ root: TreeRoot, intervalMilliseconds: Int) -> Finding {
    checkTime = .now().adding(milliseconds: intervalMilliseconds)
    do throws(RootProblem) {
      return takePresent(try root.identity())
    } catch {
      return takeMissing(error)
    }
  }

  private mutating func takePresent(_ identity: FileIdentity) -> Finding {
    defer { state = .present(identity) }
    switch state {
    case .neverSeen: return .found
    case .missing: return .returned
    case .present(let former): return former == identity ? .unchanged : .replaced
    }
  }

  private mutating func takeMissing(_ problem: RootProblem) -> Finding {
    // Want of descriptors says nothing about the root.
    if isPresent, problem == .tooManyOpenFiles { return .unchanged }
    if case .missing(problem) = state { return .unchanged }
    state = .missing(problem)
    return .lost(problem)
  }
}
