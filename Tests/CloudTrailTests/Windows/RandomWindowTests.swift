import Testing

@testable import CloudTrail

/// Random files in random windows: the same rows as when the file is read whole.
@Suite struct RandomWindowTests {
  @Test func giveTheSame() {
    var random = TestSeed.generator(12)
    for round in 0..<250 {
      let text = Self.text(&random)
      let bytes = random.chance(50) ? Array(text.utf8) : Gzip.member(text)
      let whole = decodeAll(bytes, Reading(textCapacity: 1 << 20))
      for _ in 0..<4 {
        var reading = Reading.windows(of: 1 + random.below(4_000))
        reading.pieceByteMaximum = 1 + random.below(3_000)
        let file = decodeAll(bytes, reading)
        let hint = "round \(round), windows of \(reading.textCapacity), \(TestSeed.hint)"
        #expect(file.rows == whole.rows, "\(hint)")
        #expect(file.rejections == whole.rejections, "\(hint)")
        #expect(file.ending == whole.ending, "\(hint)")
        #expect(file.isConsistent, "\(hint)")
      }
    }
  }

  /// A file in which every kind of element stands beside every other.
  private static func text(_ random: inout SplitMix) -> String {
    var json = RandomJSON(random)
    json.isLoose = true
    var elements: [String] = []
    for number in 0..<(1 + random.below(30)) {
      switch random.below(10) {
      case 0: elements.append(json.value())
      case 1: elements.append(#"{"eventID":"x","a":[1 2]}"#)
      case 2: elements.append(#"{"detail":\#(Records.small(number))}"#)
      case 3: elements.append("{\"_raw\":\"\(Records.escaped(Records.text(id: number)))\"}")
      default: elements.append(Records.text(id: number, extra: ",\"more\":" + json.value()))
      }
    }
    random = json.random
    return "{" + json.space() + "\"before\":" + json.value() + ",\"Records\":["
      + elements.joined(separator: "," + json.space()) + "],\"behind\":" + json.value() + "}"
  }
}
