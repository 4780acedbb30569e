import CloudTrail
import Foundation

@testable import Store

/// A database with random events of a few days, in which names are as hostile as they can be.
struct ReportSite {
  let database: TestDatabase
  private var random: SeededNumbers

  /// 2026-11-01T00:00:00Z.
  static let start: Int64 = 1_793_491_200
  private static let seconds: UInt64 = 6 * 86_400

  /// Names that two eyes, two encodings or a spreadsheet take for another.
  static let names = [
    "ada", "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
    "e\u{301}", "\u{E9}", "\u{202E}gnirts", "a\u{0}b", "line\nbreak", "", "' OR 1=1 --", "Ada",
    String(repeating: "x", count: 10_000), "\u{301}\u{301}\u{301}",
  ]
  private static let calls = [
    ("s3", "GetObject"), ("s3", "PutObject"), ("s3", "PutBucketPolicy"), ("iam", "CreateAccessKey"),
    ("iam", "ListUsers"), ("sagemaker", "CreateTrainingJob"), ("sagemaker", "CreateModelPackage"),
    ("sagemaker", "UpdateModelPackage"), ("sagemaker", "DeleteModel"), ("bedrock", "InvokeModel"),
    ("apigateway", "CreateModel"), ("sagemaker", "CreateModel"), ("signin", "ConsoleLogin"),
    ("cloudtrail", "StopLogging"),
  ]
  private static let errors = [nil, nil, nil, "AccessDenied", "ValidationException"]
  private static let accounts = ["111122223333", "444455556666", nil]

  init(seed: UInt64, events: Int = 150) throws {
    database = try TestDatabase()
    random = SeededNumbers(seed: seed)
    var decoder = TestDecoder()
    var files: [TestFile] = []
    var left = events
    while left > 0 {
      let count = 1 + random.number(below: 9)
      let records = (0..<count).map { record(left - $0) }
      files.append(TestFile(fileName(files.count), records))
      left -= count
    }
    files.append(TestFile("111122223333_CloudTrail_x.json.gz", text: "{\"Records\": [1, {}]}"))
    for file in files { try database.store(file, as: &decoder) }
  }

  /// A period of some of the days, of all of them, or of none.
  mutating func period() -> ReportPeriod? {
    let from = Self.start - 86_400 + Int64(random.number(below: 8 * 86_400))
    return ReportPeriod(
      fromSeconds: from, toSeconds: from + 1 + Int64(random.number(below: 8 * 86_400)))
  }

  private mutating func record(_ number: Int) -> TestRecord {
    let (source, call) = random.element(of: Self.calls)
    let time = Self.start + Int64(random.number(below: Int(Self.seconds)))
    let name = random.element(of: Self.names)
    let record = TestRecord(
      id: "event-\(number)", time: EventTime.text(ofSeconds: time), event: call,
      actor: ["Trainer", "Reader"][random.number(below: 2)])
    return record.with(
      ("eventSource", Self.json("\(source).amazonaws.com")),
      ("userIdentity", identity(name)),
      ("awsRegion", Self.json(random.element(of: ["eu-west-1", "us-east-1"]))),
      ("recipientAccountId", random.element(of: Self.accounts).map(Self.json)),
      ("errorCode", random.element(of: Self.errors).map(Self.json)),
      ("sourceIPAddress", Self.json(name)),
      ("requestParameters", parameters(call)),
      ("responseElements", response(call)),
      (
        "additionalEventData",
        random.element(of: [nil, #"{"MFAUsed":"Yes"}"#, #"{"MFAUsed":"No"}"#])
      ))
  }

  private mutating func identity(_ name: String) -> String {
    switch random.number(below: 5) {
    case 0: TestIdentity.root
    case 1: TestIdentity.service
    case 2: TestIdentity.assumedRole("Trainer")
    case 3:
      #"{"type":"IAMUser","userName":\#(Self.json(name)),"accountId":"777788889999","#
        + #""arn":\#(Self.json("arn:aws:iam::777788889999:user/" + name))}"#
    default: TestIdentity.user
    }
  }

  private mutating func parameters(_ call: String) -> String {
    let name = Self.json(random.element(of: Self.names))
    let package = Self.json("arn:package/\(random.number(below: 4))")
    return switch call {
    case "UpdateModelPackage":
      #"{"modelPackageArn":\#(package),"modelApprovalStatus":\#(random.element(of: [#""Approved""#, "null", "7"]))}"#
    case "InvokeModel": #"{"modelId":\#(name)}"#
    case "CreateTrainingJob": random.element(of: [#"{"trainingJobName":\#(name)}"#, "null", "[]"])
    default:
      random.element(of: [#"{"bucketName":\#(name)}"#, #"{"bucketName":{"a":[1]}}"#, "null"])
    }
  }

  private mutating func response(_ call: String) -> String {
    switch call {
    case "ConsoleLogin":
      random.element(of: [#"{"ConsoleLogin":"Success"}"#, #"{"ConsoleLogin":"Failure"}"#])
    case "CreateModelPackage": #"{"modelPackageArn":"arn:package/\#(random.number(below: 4))"}"#
    default: "null"
    }
  }

  private mutating func fileName(_ number: Int) -> String {
    let time = EventTime.text(
      ofSeconds: Self.start + Int64(random.number(below: Int(Self.seconds))))
    let digits = time.filter { $0 != "-" && $0 != ":" }
    let account = ["111122223333", "444455556666"][random.number(below: 2)]
    let end = String("\(number)AbCdEfGhIjKlMnOp".prefix(16))
    return switch random.number(below: 4) {
    case 0: "\(account)_CloudTrail-Digest_eu-west-1_a_trail_eu-west-1_\(digits).json.gz"
    case 1: "\(account)_CloudTrail-Digest_eu-west-1_t_eu-west-1_\(digits)_backfill.json.gz"
    default: "\(account)_CloudTrail_us-gov-west-1_\(digits.prefix(13))Z_\(end).json.gz"
    }
  }

  private static func json(_ text: String) -> String {
    (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }
}
