/// How a call ended.
public enum Outcome: UInt8, Sendable, CaseIterable {
  /// It was done.
  case allowed = 0
  /// The caller was not permitted.
  case denied = 1
  /// It ended with any other error.
  case failed = 2

  /// The word for people and columns.
  public var name: String {
    switch self {
    case .allowed: "allowed"
    case .denied: "denied"
    case .failed: "failed"
    }
  }

  /// Words in the error codes by which services refuse.
  ///
  /// Examples are `AccessDeniedException`, `Client.UnauthorizedOperation` and `VpceAccessDenied`.
  private static let refusals = [
    "accessdenied", "unauthorized", "notauthorized", "forbidden", "authorizationerror",
  ]

  /// The outcome that an error code tells.
  public init(errorCode: String?) {
    // Systems Manager writes the code `Success`.
    guard let errorCode, !errorCode.isEmpty, errorCode != "Success" else {
      self = .allowed
      return
    }
    let lowercased = errorCode.lowercased()
    self = Self.refusals.contains { lowercased.contains($0) } ? .denied : .failed
  }
}
