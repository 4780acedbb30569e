import Foundation
import Glibc

/// Makes tiny files, each with a sign-in of another account's root user, which rings by itself.
struct SignInTrail {
  /// The shipped rule that rings.
  static let ruleFile = "\(RuleFileMaker.shippedFolder)/access/root-account-used.yml"

  let root: String
  private let folder: String
  private let temporaryFolder: String
  /// The time of a sign-in.
  private let now: @Sendable () -> Date

  /// A file that is complete, and not in the tree yet.
  struct Arrival {
    let from: String
    let to: String

    func rename() throws {
      guard Glibc.rename(from, to) == 0 else { throw BenchmarkError("cannot rename \(from)") }
    }
  }

  init(
    root: String, temporaryFolder: String, now: @escaping @Sendable () -> Date = { Date() }
  ) throws {
    self.root = root
    self.now = now
    self.temporaryFolder = temporaryFolder
    folder = "\(root)/AWSLogs/111122223333/CloudTrail/us-east-1/2026/11/01"
    for path in [folder, temporaryFolder] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
  }

  func prepare(_ number: Int) throws -> Arrival {
    let name = "111122223333_CloudTrail_us-east-1_20261101T0000Z_\(1_000 + number).json.gz"
    let arrival = Arrival(from: "\(temporaryFolder)/\(name)", to: "\(folder)/\(name)")
    let file = try GzipFile(path: arrival.from)
    try file.write("{\"Records\":[\(record(number))]}")
    try file.close()
    return arrival
  }

  /// The account of a file's sign-in.
  static func account(_ number: Int) -> String { String(200_000_000_000 + number) }

  private func record(_ number: Int) -> String {
    let account = Self.account(number)
    let time = now().ISO8601Format()
    return """
      {"eventVersion":"1.09","userIdentity":{"type":"Root","principalId":"\(account)",\
      "arn":"arn:aws:iam::\(account):root","accountId":"\(account)"},"eventTime":"\(time)",\
      "eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","awsRegion":"us-east-1",\
      "sourceIPAddress":"198.51.100.7","userAgent":"Mozilla/5.0","requestParameters":null,\
      "responseElements":{"ConsoleLogin":"Success"},"additionalEventData":{"MFAUsed":"Yes"},\
      "eventID":"00000000-0000-4000-8000-\(account)","readOnly":false,\
      "eventType":"AwsConsoleSignIn","managementEvent":true,"recipientAccountId":"\(account)",\
      "eventCategory":"Management"}
      """
  }
}
