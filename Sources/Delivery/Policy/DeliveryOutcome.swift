/// What came of one try to deliver.
public enum DeliveryOutcome: Sendable, Hashable {
  /// The other side has it; with what it said.
  case delivered(answer: String)
  /// It may work later.
  case failed(Failure)
  /// The other side will never take this one.
  case refused(reason: String)
  /// The other side takes nothing any more, and says so.
  case gone(reason: String)
  /// There is nothing to be sent of it here.
  case leftOut(reason: String)

  /// Why it is not delivered; nil where it is.
  public var reason: String? {
    switch self {
    case .delivered: nil
    case .failed(let failure): failure.reason
    case .refused(let reason), .gone(let reason), .leftOut(let reason): reason
    }
  }

  /// Why a try failed that may work later.
  public struct Failure: Sendable, Hashable {
    /// What went wrong, for a person, without secrets.
    public let reason: String
    /// How long the other side asks to be left alone, in seconds.
    public let retryAfterSeconds: Int64?
    /// Whether the other side was there and answered; its answer may be about this one alone.
    public let isAnswer: Bool
    /// Whether it says that it has too much to do, which is about all of them.
    public let isBusy: Bool

    /// A failure from its parts.
    public init(
      _ reason: String, retryAfterSeconds: Int64? = nil, isAnswer: Bool = false,
      isBusy: Bool = false
    ) {
      self.reason = reason
      self.retryAfterSeconds = retryAfterSeconds
      self.isAnswer = isAnswer
      self.isBusy = isBusy
    }
  }
}
