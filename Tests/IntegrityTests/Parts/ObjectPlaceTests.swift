import Integrity
import Testing

@Suite struct ObjectPlaceTests {
  static let name = "1_CloudTrail-Digest_r_t_r_20210730T000131Z.json.gz"
  static let key = "p/AWSLogs/1/CloudTrail-Digest/r/2021/07/30/\(name)"

  @Test(arguments: [
    ("AWSLogs/1/CloudTrail-Digest/r/2021/07/30/\(name)", "AWSLogs/x"),
    ("/data/AWSLogs/1/CloudTrail-Digest/r/2021/07/30/\(name)", "/data/AWSLogs/x"),
    ("/data/p/AWSLogs/1/CloudTrail-Digest/r/2021/07/30/\(name)", "/data/p/AWSLogs/x"),
  ])
  func aCopyMayLeaveOutAPrefix(path: String, other: String) throws {
    let place = try #require(ObjectPlace(path: path, object: Self.key))
    #expect(place.path(of: "p/AWSLogs/x") == other)
    #expect(place.path(of: Self.key) == path)
  }

  @Test func belowAWSLogsTheFoldersOfTheDayDecide() throws {
    let place = try #require(ObjectPlace(path: "r/2021/07/30/\(Self.name)", object: Self.key))
    #expect(place.path(of: "p/AWSLogs/1/CloudTrail-Digest/r/2021/08/01/x") == "r/2021/08/01/x")
    #expect(place.path(of: "p/AWSLogs/2/x") == nil)
  }

  @Test(arguments: [
    "AWSLogs/2/CloudTrail-Digest/r/2021/07/30/\(name)",
    "AWSLogs/1/CloudTrail-Digest/r/2021/07/31/\(name)",
    "AWSLogs/1/CloudTrail-Digest/r/2021/07/30/x\(name)",
    "r/2021/07/31/\(name)",
  ])
  func whatLiesElsewhereIsNoPlace(path: String) {
    #expect(ObjectPlace(path: path, object: Self.key) == nil)
  }
}
