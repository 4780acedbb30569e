/// Who called, read from `userIdentity`.
///
/// Source: AWS CloudTrail User Guide, "CloudTrail userIdentity element".
public struct Identity: Sendable, Equatable {
  /// Who is answerable: the role without its session, the user, the root account, the service.
  public var actor: String?
  /// The `type` that AWS gives.
  public var actorType: String?
  /// The name of an assumed role's session.
  public var sessionName: String?
  /// The user's name, or the name of the role.
  public var userName: String?
  /// The access key that signed the call.
  public var accessKeyID: String?
  /// Whether the session was opened with a second factor.
  public var usedMFA: Bool?
  /// The account of the caller.
  public var account: String?

  /// Nobody: records such as Insights have no identity.
  public init() {}

  /// Reads the value of `userIdentity`, whatever it holds.
  public init(_ value: ByteRange, in bytes: RawSpan) {
    let reader = ObjectReader(object: value)
    let context = reader.object("sessionContext", bytes)
    let issuer = context.object("sessionIssuer", bytes)
    let arn = reader.text("arn", bytes)
    let principal = reader.text("principalId", bytes)
    let invokedBy = reader.text("invokedBy", bytes)

    actorType = reader.text("type", bytes)
    accessKeyID = reader.text("accessKeyId", bytes)
    userName = reader.text("userName", bytes) ?? issuer.text("userName", bytes)
    account = reader.text("accountId", bytes) ?? issuer.text("accountId", bytes)
    usedMFA = context.object("attributes", bytes).flag("mfaAuthenticated", bytes)
    let session = Self.assumedRoleSession(arn)
    sessionName = session?.name
    // Events of AWS services name these two without an ARN.
    var named: String?
    if actorType == "AWSService" { named = invokedBy }
    if actorType == "Root", let account { named = "arn:aws:iam::\(account):root" }
    actor =
      issuer.text("arn", bytes) ?? session?.role ?? arn ?? named
      ?? reader.object("onBehalfOf", bytes).text("userId", bytes)
      ?? reader.text("userName", bytes) ?? principal ?? invokedBy ?? account
  }

  /// Takes `arn:aws:sts::account:assumed-role/role/session` apart.
  ///
  /// The role's path is not in this form; where AWS names the issuer, that is used instead.
  private static func assumedRoleSession(_ arn: String?) -> (role: String, name: String)? {
    guard let arn else { return nil }
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[2] == "sts" else { return nil }
    let path = parts[5].split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard path.count == 3, path[0] == "assumed-role" else { return nil }
    return ("arn:\(parts[1]):iam::\(parts[4]):role/\(path[1])", String(path[2]))
  }
}

/// Reads members of an object that may be missing, null, empty or of another type.
struct ObjectReader {
  let object: ByteRange

  func object(_ name: String, _ bytes: RawSpan) -> ObjectReader {
    ObjectReader(object: JSONLookup.member(Array(name.utf8), of: object, in: bytes))
  }

  /// A string that says something; AWS writes `""` for what it does not know.
  func text(_ name: String, _ bytes: RawSpan) -> String? {
    let value = JSONLookup.member(Array(name.utf8), of: object, in: bytes)
    guard value.count > 2, bytes.byte(value.start) == JSONByte.quote else { return nil }
    return JSONString.decode(value.withoutQuotes, in: bytes)
  }

  /// True and false, also written as strings.
  func flag(_ name: String, _ bytes: RawSpan) -> Bool? {
    let value = JSONLookup.member(Array(name.utf8), of: object, in: bytes)
    if bytes.equals(value, "true") || bytes.equals(value, "\"true\"") { return true }
    if bytes.equals(value, "false") || bytes.equals(value, "\"false\"") { return false }
    return nil
  }
}
