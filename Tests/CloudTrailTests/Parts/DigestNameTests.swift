import Testing

@testable import CloudTrail

@Suite struct DigestNameTests {
  @Test(arguments: ["trail", "a_b", "_", "x.y-z_w", "CloudTrail-Digest_us-east-1", "t_backfill"])
  func aTrailMayHaveAnyName(trail: String) throws {
    for isBackfill in [false, true] {
      let text =
        "1/2/111122223333_CloudTrail-Digest_eu-west-1_\(trail)_us-east-1_20210730T000131Z"
        + (isBackfill ? "_backfill" : "") + ".json.gz"
      let name = try #require(DigestName(text))
      #expect((name.account, name.region) == ("111122223333", "eu-west-1"))
      #expect((name.trail, name.homeRegion) == (trail, "us-east-1"))
      #expect(name.isBackfill == isBackfill && name.endSeconds == 1_627_603_291)
      #expect("1/2/" + name.text(endSeconds: 1_627_603_291) == text)
    }
  }

  @Test(arguments: [
    "", "x.json.gz", "1_CloudTrail_eu-west-1_20210730T0001Z_abc.json.gz",
    "1_CloudTrail-Digest_r_t_h_20210730T000131.json.gz",
    "1_CloudTrail-Digest_r_t_h_20211330T000131Z.json.gz",
    "1_CloudTrail-Digest_r_t_20210730T000131Z.json.gz",
  ])
  func otherNamesAreNone(text: String) { #expect(DigestName(text) == nil) }

  @Test(
    arguments: [
      ("a/1_CloudTrail_r_20210730T0005Z_0123456789abcdef.json.gz", 1_627_603_500),
      ("1_CloudTrail_r_20210730T0005ZHdkvFTXOA3Vnhbc.json.gz", 1_627_603_500),
      ("20210730T0005Z.json.gz", nil), ("a_20210730T0005Z/b.json.gz", nil), ("", nil),
    ] as [(String, Int64?)])
  func aLogFileIsNamedAfterItsDelivery(path: String, seconds: Int64?) {
    #expect(DeliveryTime.seconds(ofLogFile: path) == seconds)
  }

  @Test(arguments: [
    ("111122223333_CloudTrail_us-east-1_20261101T0005Z_PKEzFWmUjeL0XQBr.json.gz", 1_793_491_500),
    ("111122223333_CloudTrail_us-east-1_20261101T0005ZPKEzFWmUjeL0XQBr.json.gz", 1_793_491_500),
    (
      "1_CloudTrail-Digest_eu-west-1_my_trail.20260101T0000Z_x_eu-west-1_20261101T000510Z.json.gz",
      1_793_491_510
    ),
    (
      "1_CloudTrail-Digest_eu-west-1_t_eu-west-1_20261101T000510Z_backfill.json.gz", 1_793_491_510
    ),
    ("a.json", nil), ("20261301T0005Z.json", nil), ("", nil), ("_", nil),
    ("20261101T9905Z", nil), ("\u{0}_20261101T", nil),
  ])
  func `the time in a name`(name: String, seconds: Int64?) {
    #expect(DeliveryTime.seconds(of: name) == seconds)
  }
}
