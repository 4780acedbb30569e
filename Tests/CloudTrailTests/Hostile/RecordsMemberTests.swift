import Testing

@testable import CloudTrail

/// The list of records may be missing, empty, repeated or far behind.
@Suite struct RecordsMemberTests {
  @Test func missing() {
    #expect(decodeAll(#"{"records":[\#(Records.small(1))]}"#).isForeign)
  }

  @Test(arguments: ["[]", "null", "[ ]", "[,]"])
  func empty(list: String) {
    let file = decodeAll("{\"Records\":\(list)}")
    #expect(file.isComplete && file.rows.isEmpty && file.rejected == 0)
  }

  @Test func twice() {
    let text = """
      {"Records":[\(Records.small(1))],"Records":null,"Records":[],\
      "Records":[\(Records.small(2)),\(Records.small(3))]}
      """
    #expect(decodeAll(text).ids == Records.ids(1...3))
    #expect(decodeAll(text, .windows(of: 16)).ids == Records.ids(1...3))
  }

  @Test func ofAnotherType() {
    for value in ["{}", "1", "\"x\"", "true"] {
      #expect(decodeAll("{\"Records\":\(value)}").isForeign)
      let file = decodeAll("{\"Records\":[\(Records.small(1))],\"Records\":\(value)}")
      #expect(file.ids == Records.ids(1...1))
      #expect(file.rejected == 1 && file.isConsistent)
    }
  }

  @Test func behindManyOtherMembers() {
    let value = "[" + String(repeating: "{\"Records\":[1,2,\"]\"]},", count: 200) + "0]"
    let members = (0..<2_000).map { "\"key\($0)\":\(value)" }.joined(separator: ",\n")
    let text = "{\(members),\"Records\":[\(Records.small(1)),\(Records.small(2))]}"
    #expect(text.utf8.count > 8 << 20)
    let file = decodeAll(text)
    #expect(file.isComplete && file.isConsistent)
    #expect(file.ids == Records.ids(1...2))
  }

  /// A window can end in the middle of a number.
  @Test(arguments: 1...120)
  func amongNumbers(window: Int) {
    let text = """
      {"a":1234567890,"b":-1.25e-3,"Records":[\(Records.small(1)),12345678901],"c":1234567,"d":12e10}
      """
    let file = decodeAll(text, .windows(of: window))
    #expect(file.ids == Records.ids(1...1))
    #expect(file.isComplete && file.rejected == 1)
  }

  @Test func behindOneVeryLargeMemberIsRefusedInWords() {
    let text =
      "{\"key\":\"\(String(repeating: "x", count: 9_000))\",\"Records\":[\(Records.small(1))]}"
    var reading = Reading.windows(of: 256)
    reading.limits = DecodeLimits(recordByteMaximum: 2_000)
    let file = decodeAll(text, reading)
    #expect(file.isDamaged && file.isConsistent)
  }

  @Test func brokenRecordsCostThemselvesAlone() {
    let broken = [
      #"{"eventID":x}"#, #"{"eventID":"a" "b":1}"#, #"{"eventID":"a",}"#, #"{eventID:"a"}"#,
      #"{"eventID":"\x"}"#, #"{"eventID":01}"#, #"{"eventID":"a","b":[1,]}"#, #"{"eventID":tru}"#,
    ]
    for record in broken {
      let text = Records.file([Records.small(1), record, Records.small(2)])
      for reading in [Reading()] + (1...80).map({ .windows(of: $0) }) {
        let file = decodeAll(text, reading)
        #expect(file.ids == Records.ids(1...2), "\(record), windows of \(reading.textCapacity)")
        #expect(file.isComplete && file.isConsistent)
        #expect(file.rejections.map(\.record) == [1])
        let start = Int64(12 + Records.small(1).utf8.count + 1)
        #expect(file.rejections.map(\.byteOffset) == [start])
      }
    }
  }
}
