import CloudTrail
import CryptoExtras
import Integrity
import Simulation

/// Trees of signed digests over small log files, made at random.
struct RandomTree {
  var files = MemoryFiles()
  /// The paths of digests and of log files.
  var digests: [String] = []
  var logFiles: [String] = []
  /// The signatures of all digests, as objects' metadata.
  var metadata = ""
  /// How many digests no other names as the one before it.
  var newestCount = 0
  /// Hours that chains cover without a gap, by the folder of log files in it.
  var covered: [String: Range<Int64>] = [:]

  /// Two keys: the second takes over in the middle.
  static let signers: [DigestSigner] = {
    guard let first = try? DigestSigner.demonstration(),
      let second = try? _RSA.Signing.PrivateKey(keySize: .bits2048)
    else { return [] }
    return [first, DigestSigner(second)]
  }()

  static let keys: PublicKeys = {
    var keys = PublicKeys()
    try? keys.add(DigestSigner.keyList(signers))
    return keys
  }()

  static let trails = [
    "management-events", "a_b", "x.y-z_w", "trail", "_odd_", "CloudTrail-Digest_us-east-1",
  ]

  /// A clean tree.
  init(_ chance: inout Chance) throws {
    let prefix = chance.pick(["", "", "logs/", "a/AWSLogs/b/"])
    let organization = chance.pick(["", "", "o-abc123/"])
    let folder = chance.pick(["", "bucket/", "/srv/trail/"])
    let start: Int64 = 1_627_600_000 + Int64(chance.below(40_000_000))
    let hours = 2 + chance.below(6)
    for account in ["111122223333", "444455556666"].prefix(1 + chance.below(2)) {
      for region in ["us-east-1", "eu-central-1"].prefix(1 + chance.below(2)) {
        for trail in Self.shuffled(Self.trails, &chance).prefix(1 + chance.below(2)) {
          var chain = DigestChain(account: account, region: region)
          chain.trail = trail
          chain.root = "\(prefix)AWSLogs/\(organization)"
          try add(chain, folder, prefix, from: start, hours: hours, &chance)
        }
      }
    }
    metadata = "{\(metadata)}"
  }

  private mutating func add(
    _ first: DigestChain, _ folder: String, _ prefix: String, from start: Int64, hours: Int,
    _ chance: inout Chance
  ) throws {
    var chain = first
    let rotation = chance.below(hours * 2)
    newestCount += 1
    for hour in 0..<hours {
      let begin = start + Int64(hour) * 3_600
      var listed: [DigestChain.LogFile] = []
      for _ in 0..<(chance.percent(30) ? 0 : chance.below(4)) {
        listed.append(
          addLogFile(chain, folder, prefix, at: begin + Int64(chance.below(3_600)), &chance))
      }
      let signer = Self.signers[hour >= rotation ? 1 : 0]
      add(
        try chain.next(from: begin, to: begin + 3_600, files: listed, by: signer), folder, prefix)
    }
    let logFolder =
      folder + "\(first.root)\(first.account)/CloudTrail/\(first.region)/".dropPrefix(prefix)
    covered[logFolder] = start..<(start + Int64(hours) * 3_600)
    if chance.percent(30) {
      var backfill = first
      backfill.isBackfill = true
      newestCount += 1
      for hour in 0..<2 {
        if hour > 0, chance.percent(50) {
          backfill.restart()
          newestCount += 1
        }
        let begin = start + Int64(hour) * 3_600
        let file = addLogFile(first, folder, prefix, at: begin + 5, &chance)
        add(
          try backfill.next(from: begin, to: begin + 3_600, files: [file], by: Self.signers[0]),
          folder, prefix)
      }
    }
  }

  private mutating func add(_ digest: SignedDigest, _ folder: String, _ prefix: String) {
    let path = folder + digest.object.dropPrefix(prefix)
    files.files[path] = Gzip.member(digest.json)
    digests.append(path)
    metadata += metadata.isEmpty ? "" : ","
    metadata += "\"\(digest.object)\":{\"metadata\":{\"signature\":\"\(digest.signature)\"}}"
  }

  private mutating func addLogFile(
    _ chain: DigestChain, _ folder: String, _ prefix: String, at seconds: Int64,
    _ chance: inout Chance
  ) -> DigestChain.LogFile {
    // The name tells when delivery began, and the digest counts when it was over.
    let object = Self.logObject(
      "\(chain.root)\(chain.account)/CloudTrail/\(chain.region)/", chain.account, chain.region,
      at: seconds - Int64(chance.below(600)), &chance)
    let text = Array("{\"Records\":[{\"eventID\":\"\(chance.next())\"}]}".utf8)
    let path = folder + object.dropPrefix(prefix)
    files.files[path] = Gzip.member(text)
    logFiles.append(path)
    return .init(object: object, hash: DigestSigner.hash(of: text))
  }

  /// The key of a log file with a name of its own.
  static func logObject(
    _ folder: String, _ account: String, _ region: String, at seconds: Int64,
    _ chance: inout Chance
  ) -> String {
    let time = EventTime.text(ofSeconds: seconds)
    let day = time.prefix(10).split(separator: "-").joined(separator: "/")
    let stamp = time.filter { $0 != "-" && $0 != ":" }.prefix(13)
    return "\(folder)\(day)/\(account)_CloudTrail_\(region)_\(stamp)Z_"
      + "\(String(chance.next(), radix: 36)).json.gz"
  }

  private static func shuffled(_ texts: [String], _ chance: inout Chance) -> [String] {
    texts.shuffled(using: &chance)
  }
}

extension String {
  fileprivate func dropPrefix(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
