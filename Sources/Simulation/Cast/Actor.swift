/// Somebody, or something, that calls AWS.
struct Actor {
  /// What a record's closing fields depend on.
  enum Caller: UInt8, CaseIterable {
    /// An AWS service for itself.
    case service
    /// A program, a command line, or a service for a role: its TLS connection is recorded.
    case program
    /// A person in the web console.
    case console
  }

  enum Kind {
    case service
    /// A role; the path is that of its ARN, the issuer's name the role's without the path.
    case role(name: String, path: String, session: String)
    case user(name: String)
    case root
    /// AWS's own scheduled work, which has no type of identity.
    case internalWork
  }

  enum SignIn {
    case accepted, refused
  }

  var kind: Kind
  var caller = Caller.program
  var addresses: [String]
  var agents: [String]
  /// The service that calls on behalf of the role, if one does.
  var invokedBy: String?
  var usedSecondFactor = false
  /// Set for a sign-in, which happens before there is a session.
  var signIn: SignIn?

  /// Tells this actor from every other.
  var key: String {
    let (first, last) = (addresses.first ?? "", invokedBy ?? "")
    let signing = signIn.map { "\($0)" } ?? ""
    return "\(kind) \(caller) \(usedSecondFactor) \(signing) \(first) \(last)"
  }

  /// The role without its session, the user, or root: who is answerable, as alerts name it.
  func answerableARN(account: UInt8) -> String {
    let number = Place.accounts[Int(account)]
    return switch kind {
    case .role(let name, let path, _): "arn:aws:iam::\(number):role/\(path)\(name)"
    case .user(let name): "arn:aws:iam::\(number):user/\(name)"
    case .root: "arn:aws:iam::\(number):root"
    case .service, .internalWork: invokedBy ?? ""
    }
  }

  /// The identity's own ARN: for a role, that of the session.
  func identityARN(account: UInt8) -> String {
    guard case .role(let name, _, let session) = kind else {
      return answerableARN(account: account)
    }
    return "arn:aws:sts::\(Place.accounts[Int(account)]):assumed-role/\(name)/\(session)"
  }
}
