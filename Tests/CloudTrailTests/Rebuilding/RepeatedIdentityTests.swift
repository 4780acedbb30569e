import Testing

@testable import CloudTrail

/// Identities are recognised by their bytes; that must never show in the rows.
@Suite struct RepeatedIdentityTests {
  private static let name = String(repeating: "n", count: 40)

  /// Identities that differ early, late, in their length or in their white space only.
  private static let identities = [
    #"{"type":"IAMUser","principalId":"AIDAEXAMPLEONE","arn":"arn:aws:iam::1:user/\#(name)"}"#,
    #"{"type":"IAMUser","principalId":"AIDAEXAMPLETWO","arn":"arn:aws:iam::1:user/\#(name)"}"#,
    #"{"type":"IAMUser","principalId":"AIDAEXAMPLEONE","arn":"arn:aws:iam::1:user/\#(name)a"}"#,
    #"{"type":"IAMUser","principalId":"AIDAEXAMPLEONE","arn":"arn:aws:iam::1:user/\#(name)","x":{}}"#,
    #"{"type":"IAMUser","principalId":"AIDAEXAMPLEONE","arn":"arn:aws:iam::1:user/\#(name)" }"#,
    #"{"type":"AWSService","invokedBy":"sagemaker.amazonaws.com"}"#, "{}", "null",
    #"{"type":"Root","arn":"\#(String(repeating: "long", count: 400))"}"#,
  ]

  private static func actor(_ identity: String) -> String? {
    let bytes = Array(identity.utf8)
    return Identity(ByteRange(0, bytes.count), in: bytes.span.bytes).actor
  }

  @Test func everyRowHasItsOwn() throws {
    var random = TestSeed.generator(70)
    let chosen = (0..<400).map { _ in random.pick(Self.identities) }
    let records = chosen.enumerated().map { number, identity in
      #"{"eventID":"\#(Records.id(number))","userIdentity":\#(identity)}"#
    }
    for reading in [Reading(), .windows(of: 100), .windows(of: 777)] {
      let file = decodeAll(Records.file(records), reading)
      #expect(file.ids == Records.ids(0..<400))
      for (row, identity) in zip(file.rows, chosen) {
        #expect(row.identityMembers == Array("\"userIdentity\":\(identity),".utf8))
        #expect(row.actor == Self.actor(identity), "\(TestSeed.hint)")
      }
    }
  }

  @Test(arguments: ["userIdentity", #"userI\u0064entity"#])
  func theLastOfTwoCounts(name: String) {
    let known = Self.identities.map { #"{"eventID":"x","userIdentity":\#($0)}"# }
    for first in Self.identities {
      for second in Self.identities {
        let record = #"{"eventID":"y","userIdentity":\#(first),"\#(name)":\#(second)}"#
        let row = decodeAll(Records.file(known + [record])).rows.last
        #expect(row?.id == "y")
        #expect(row?.actor == Self.actor(second))
        #expect(row?.identityMembers == Array("\"userIdentity\":\(second),".utf8))
        #expect(row?.original == Array(record.utf8))
      }
    }
  }

  @Test func aKnownIdentityMendsNoFault() {
    let identity = Self.identities[0]
    let good = #"{"eventID":"x","userIdentity":\#(identity)}"#
    let faults = [identity + "x", identity + #","eventID""#, identity.dropLast() + "]"]
    let records = faults.map { #"{"eventID":"bad","userIdentity":\#($0)}"# }
    for record in records {
      let file = decodeAll(Records.file([good, record]) + "\n" + Records.file([good]))
      #expect(!file.ids.contains("bad"))
      #expect(file.rejected > 0 && file.isConsistent)
    }
  }
}
