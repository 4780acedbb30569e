import CloudTrail

/// What proves that a trail file is as it was delivered, and that what is stored of it is as it was
/// stored.
public struct FileProof: Sendable {
  /// What CloudTrail's digests say of a file.
  public enum Verdict: String, Sendable, CaseIterable {
    /// A digest with the right signature lists this content.
    case verified
    /// A digest lists it whose signature is not known yet.
    case pending
    /// A digest lists it, and signatures or contents were not compared.
    case unchecked
    /// It is not as a digest says, or should be in one and is not.
    case problem
    /// No digest lists it.
    case unlisted
  }

  /// A digest that lists the file.
  public struct Listing: Sendable, Hashable {
    /// The path of the digest.
    public let digest: String
    /// What is known of the digest: `verified`, `pending`, `unchecked` or `failed`.
    public let state: String
    /// Why it is not verified.
    public let reason: String?
    /// The SHA-256 of the file's content that it lists, in hexadecimal digits.
    public let hash: String
  }

  /// Something that is wrong with the file.
  public struct Problem: Sendable, Hashable {
    /// A name that programs may rely on, as the view `integrity_problems` has it.
    public let kind: String
    /// What is wrong, for a person.
    public let detail: String
    /// The path of the digest that shows it.
    public let digest: String?
  }

  /// The digests that list it, by their paths.
  public let listings: [Listing]
  /// What is wrong with it.
  public let problems: [Problem]
  /// The seal that holds the file's row; nil where none does.
  public let fileSeal: SealHead?
  /// The seals that hold the alert's events of the file.
  public let eventSeals: [SealHead]
  /// How many of the alert's events no seal holds.
  public let unsealedEventCount: Int
  /// What is not as it was sealed: the file's row, the alert's events of it, or a seal that holds them.
  public let sealProblems: [SealProblem]
  /// Whether the content is what every digest that lists it says; nil where it has no hash.
  let isAsListed: Bool?

  /// What the digests say.
  public var verdict: Verdict {
    if !problems.isEmpty || isAsListed == false { return .problem }
    if listings.isEmpty { return .unlisted }
    guard isAsListed != nil else { return .unchecked }
    let states = Set(listings.map(\.state))
    for verdict in [Verdict.verified, .pending, .unchecked] where states.contains(verdict.rawValue)
    {
      return verdict
    }
    return .problem
  }
}
