import Testing

@testable import CloudTrail

@Suite struct TrailPathTests {
  static let name = "111122223333_CloudTrail_eu-west-1_20260301T1020Z_AbCdEfGhIjKlMnOp.json.gz"

  @Test(arguments: TrailPath.Folder.allCases.filter { $0 != .lakeQueries })
  func readsEveryFolder(folder: TrailPath.Folder) {
    let path = TrailPath(
      "AWSLogs/111122223333/\(folder.rawValue)/eu-west-1/2026/03/01/\(Self.name)")
    #expect(path.folder == folder)
    #expect(path.organization == nil)
    #expect(path.account == "111122223333")
    #expect(path.region == "eu-west-1")
  }

  @Test func queriesOfLakeHaveNoRegion() {
    let path = TrailPath("AWSLogs/111122223333/CloudTrail-Lake/Query/2026/03/01/id/result_1.csv.gz")
    #expect(path.folder == .lakeQueries)
    #expect(path.account == "111122223333")
    #expect(path.region == nil)
  }

  @Test(arguments: ["", "/", "/srv/trail/", "team/a b/", "AWSLogs/CloudTrail/x/", "./"])
  func readsAnyPrefix(prefix: String) {
    let path = TrailPath(
      prefix + "AWSLogs/o-abc123/444455556666/CloudTrail/us-east-1/2026/03/01/" + Self.name)
    #expect(path.folder == .events)
    #expect(path.organization == "o-abc123")
    #expect(path.account == "444455556666")
    #expect(path.region == "us-east-1")
  }

  @Test(arguments: [
    "", "/", "x.json.gz", "AWSLogs", "AWSLogs/111122223333/x.json", "CloudTrail/x.json",
    "AWSLogs/111122223333/Config/eu-west-1/x.json", "awslogs/1/CloudTrail/r/x.json",
    "AWSLogs/1/CloudTrail-Unknown/r/x.json",
  ])
  func saysNothingOfOtherPaths(text: String) {
    let path = TrailPath(text)
    #expect(path.folder == nil)
    #expect(path.account == nil)
    #expect(path.region == nil)
  }

  @Test func aFileRightInTheFolderHasNoRegion() {
    let path = TrailPath("AWSLogs/111122223333/CloudTrail/x.json.gz")
    #expect(path.folder == .events)
    #expect(path.region == nil)
  }

  @Test func leavesOutWhatIsMissing() {
    let path = TrailPath("AWSLogs/CloudTrail/eu-west-1/x.json.gz")
    #expect(path.folder == .events)
    #expect(path.account == nil)
    #expect(path.region == "eu-west-1")
  }
}
