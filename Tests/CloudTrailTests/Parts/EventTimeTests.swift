import Testing

@testable import CloudTrail

/// The calendar against one that counts day by day.
@Suite struct EventTimeTests {
  private static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(ofMonth month: Int64, _ year: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func read(_ text: String) -> EventTime.Reading? {
    let bytes = Array("\"\(text)\"".utf8)
    return EventTime.read(ByteRange(0, bytes.count), in: bytes.span.bytes)
  }

  private static func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: width - digits.utf8.count) + digits
  }

  @Test func everyDayOfEightCenturies() {
    var random = TestSeed.generator(40)
    // 1600-01-01 is 135,140 days before 1970: 370 years, of which 90 are leap years.
    var days: Int64 = -(370 * 365 + 90)
    for year in Int64(1600)...2400 {
      for month in Int64(1)...12 {
        for day in 1...Self.length(ofMonth: month, year) {
          #expect(EventTime.daysSince1970(year: year, month: month, day: day) == days)
          #expect(EventTime.civilDate(ofDays: days) == (year, month, day))
          if random.chance(5) { Self.checkSecond(ofDay: days, year, month, day, &random) }
          days += 1
        }
      }
    }
    // 2401-01-01.
    #expect(days == 157_420)
  }

  private static func checkSecond(
    ofDay days: Int64, _ year: Int64, _ month: Int64, _ day: Int64, _ random: inout SplitMix
  ) {
    let second = Int64(random.below(86_400))
    let text =
      padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) + "T"
      + padded(second / 3_600, 2) + ":" + padded(second / 60 % 60, 2) + ":"
      + padded(second % 60, 2) + "Z"
    let reading = EventTime.Reading(seconds: days * 86_400 + second, isCanonical: true)
    #expect(read(text) == reading)
    #expect(EventTime.text(ofSeconds: reading.seconds) == text)
  }

  @Test func knownMoments() {
    #expect(Self.read("1970-01-01T00:00:00Z")?.seconds == 0)
    #expect(Self.read("2000-02-29T12:00:00Z")?.seconds == 951_825_600)
    #expect(Self.read("2038-01-19T03:14:08Z")?.seconds == 2_147_483_648)
    #expect(Self.read("0001-01-01T00:00:00Z")?.seconds == -62_135_596_800)
    #expect(Self.read("9999-12-31T23:59:59Z")?.seconds == 253_402_300_799)
  }

  @Test func onlyTextThatComesBackIsCanonical() {
    let isLeapDay = { (year: String) in Self.read("\(year)-02-29T00:00:00Z")?.isCanonical }
    #expect(isLeapDay("2024") == true)
    #expect(isLeapDay("2023") == false)
    #expect(isLeapDay("1900") == false)
    #expect(isLeapDay("2000") == true)
    #expect(Self.read("2026-04-31T00:00:00Z")?.isCanonical == false)
    #expect(Self.read("2026-03-01T00:00:60Z")?.isCanonical == false)
  }

  @Test func canonicalMeansThatTheSecondsGiveTheTextBack() {
    var random = TestSeed.generator(41)
    let characters = Array("0123456789:-TZ. +")
    for _ in 0..<20_000 {
      var text = Array("2026-03-31T23:59:59Z")
      for _ in 0...random.below(3) { text[random.below(text.count)] = random.pick(characters) }
      guard let reading = Self.read(String(text)), reading.isCanonical else { continue }
      #expect(EventTime.text(ofSeconds: reading.seconds) == String(text), "\(TestSeed.hint)")
    }
  }
}
