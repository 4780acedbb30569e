/// What an HTTP status means for a notification.
enum StatusJudgement {
  /// - Parameters:
  ///   - answer: the beginning of the body, for a person.
  ///   - retryAfterSeconds: what the header of that name asks for.
  static func outcome(
    status: Int, answer: String, retryAfterSeconds: Int64?
  ) -> DeliveryOutcome {
    let said = answer.isEmpty ? "" : ": \(answer)"
    let reason = "the receiver answered \(status)\(said)"
    switch status {
    case 200...299: return .delivered(answer: "\(status)\(said)")
    case 300...399:
      return .failed(
        .init("\(reason); redirects are not followed, so set the final url", isAnswer: true))
    case 410: return .gone(reason: "\(reason); the receiver wants nothing more")
    // Not now, rather than never.
    case 408, 425, 429, 500...599:
      return .failed(
        .init(
          reason, retryAfterSeconds: retryAfterSeconds, isAnswer: true, isBusy: status == 429))
    case 400...499: return .refused(reason: reason)
    default: return .failed(.init(reason, isAnswer: true))
    }
  }
}
