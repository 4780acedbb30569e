import Testing

@testable import Watch

@Suite struct TrailFileNameTests {
  @Test(arguments: [
    "123_CloudTrail_eu-west-1_20260101T0000Z_abcdefghijklmnop.json.gz", "x.json", "x.gz",
    "x.ndjson", "x.ndjson.gz", "x.jsonl", "x.jsonl.gz", "-x.json", " .json",
    "x.metadata.json",
  ])
  func `the names of trail files are accepted`(name: String) {
    #expect(TrailFileName.isAccepted(PathBytes(name)))
  }

  @Test(arguments: [
    "x.json.gz.AbC12345", "x.json.gz.6eF0a1b2", ".x.json.gz", ".json", ".gz", "json", "gz",
    "x.json.gz~", "x.json.gz.part", "x.txt", "x.csv", "x.JSON", "x.json.bz2", "",
    "123_CloudTrail-Digest_eu-west-1_trail_eu-west-1_20260101T000000Z.json.gz.metadata.json",
  ])
  func `other names are not`(name: String) {
    #expect(!TrailFileName.isAccepted(PathBytes(name)))
  }
}
