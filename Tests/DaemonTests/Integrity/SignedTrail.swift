import Integrity
import Simulation
import Store

/// Some hours of a trail with its digests, as files that arrive one by one.
struct SignedTrail {
  /// The first second that digests cover: 2026-11-01T08:01:31Z.
  static let startSeconds: Int64 = 1_793_520_091
  static let account = "111122223333"
  static let region = "eu-central-1"
  static let folder = "AWSLogs/\(account)/CloudTrail/\(region)/2026/11/01"

  /// By path below the root, the bytes of each file.
  private(set) var files: [String: [UInt8]] = [:]
  /// The paths of the digests, the oldest first.
  private(set) var digests: [String] = []
  private(set) var logFiles: [String] = []

  init(hours: Int, filesPerHour: Int = 2) throws {
    var chain = DigestChain(account: Self.account, region: Self.region)
    let signer = try DigestSigner.demonstration()
    for hour in 0..<hours {
      var listed: [DigestChain.LogFile] = []
      for number in 0..<filesPerHour {
        let text = HandWritten.file(ids: ["\(hour)-\(number)"])
        let path = Self.logFile(hour: hour, minute: 5 + number, "file")
        files[path] = try Gzip.member(text)
        logFiles.append(path)
        listed.append(.init(object: path, hash: DigestSigner.hash(of: Array(text.utf8))))
      }
      let start = Self.startSeconds + Int64(hour) * 3_600
      let digest = try chain.next(from: start, to: start + 3_600, files: listed, by: signer)
      files[digest.object] = try Gzip.member(String(decoding: digest.json, as: UTF8.self))
      digests.append(digest.object)
    }
  }

  /// The path of a log file that was delivered in an hour of the trail.
  static func logFile(hour: Int, minute: Int, _ name: String) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "\(folder)/\(account)_CloudTrail_\(region)_20261101T\(padded(8 + hour))\(padded(minute))Z_"
      + "\(name).json.gz"
  }

  /// What the daemon is told to judge by.
  static func settings() throws -> DigestSettings {
    var keys = PublicKeys()
    try keys.add(DigestSigner.keyList([try DigestSigner.demonstration()]))
    return DigestSettings(keys: keys)
  }
}
