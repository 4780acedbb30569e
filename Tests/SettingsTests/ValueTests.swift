import Testing

@testable import Settings

@Suite struct ValueTests {
  @Test(arguments: [
    ("0ms", Duration.zero), ("200ms", .milliseconds(200)), ("60s", .seconds(60)),
    ("5m", .seconds(300)), ("1h", .seconds(3600)), ("1d", .seconds(86_400)),
    ("106751991167d", .seconds(106_751_991_167 * 86_400)),
  ])
  func aDurationIsRead(_ text: String, _ duration: Duration) {
    #expect(DurationText.parse(text) == duration)
  }

  @Test(arguments: [
    "", "5", "s", "5 s", " 5s", "5s ", "5S", "1.5s", "-5s", "+5s", "5w", "1h30m", "٥s", "5sec",
    "99999999999999999999s", "9223372036854775807s", "106751991168d",
  ])
  func whatIsNoDurationIsNot(_ text: String) {
    #expect(DurationText.parse(text) == nil)
  }

  @Test(arguments: [
    ("60s", "1m"), ("90s", "90s"), ("1000ms", "1s"), ("1500ms", "1500ms"), ("24h", "1d"),
    ("90m", "90m"), ("0s", "0s"),
  ])
  func aDurationIsWrittenInItsLargestUnit(_ text: String, _ written: String) {
    #expect(DurationText.parse(text).map(DurationText.format) == written)
  }

  @Test(arguments: [
    ("0B", 0), ("1B", 1), ("64KiB", 65_536), ("256MiB", 268_435_456), ("1GiB", 1_073_741_824),
    ("2TiB", 2_199_023_255_552), ("8388607TiB", 8_388_607 << 40),
  ])
  func aSizeIsReadAndWritten(_ text: String, _ bytes: Int) {
    #expect(SizeText.parse(text) == bytes)
    #expect(SizeText.format(bytes) == text)
  }

  @Test(arguments: [
    "", "5", "B", "5 B", "5KB", "5kib", "5K", "1.5GiB", "-1B", "8388608TiB", "1PiB",
  ])
  func whatIsNoSizeIsNot(_ text: String) {
    #expect(SizeText.parse(text) == nil)
  }

  @Test func durationsAndSizesMakeTheRoundTrip() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let steps: Int64 =
        [1, 1000, 60_000, 3_600_000, 86_400_000].randomElement(using: &random) ?? 1
      let duration = Duration.milliseconds(Int64.random(in: 0...100_000, using: &random) * steps)
      #expect(DurationText.parse(DurationText.format(duration)) == duration)
      let shift = [0, 10, 20, 30, 40].randomElement(using: &random) ?? 0
      let bytes = Int.random(in: 0...100_000, using: &random) << shift
      #expect(SizeText.parse(SizeText.format(bytes)) == bytes)
    }
  }

  @Test func aDurationBeyondMillisecondsIsStillWritten() {
    #expect(DurationText.format(.microseconds(1999)) == "1ms")
    #expect(
      DurationText.format(.seconds(Int64.max)) == DurationText.format(.milliseconds(Int64.max)))
  }

  @Test(arguments: [
    ("rules", "/etc/bell", "/etc/bell/rules"), ("./rules/", "/etc/bell", "/etc/bell/rules"),
    ("../x.db", "/etc/bell", "/etc/x.db"), ("../../../x", "/etc/bell", "/x"),
    ("a/../b", "/etc/bell", "/etc/bell/a/../b"), ("/a/../b", "/etc/bell", "/a/../b"),
    ("/a/b//", "/etc", "/a/b"), ("/", "/etc", "/"), (".", "/etc/bell", "/etc/bell"),
    ("x", "/", "/x"),
  ])
  func aPathStartsAtTheFolderOfTheFile(_ path: String, _ folder: String, _ resolved: String) {
    #expect(Paths.resolve(path, from: folder) == resolved)
  }

  @Test(arguments: [
    ("/a", "/a", true), ("/a", "/a/b", true), ("/a", "/ab", false), ("/a/b", "/a", false),
    ("/", "/a", true), ("/a/", "/a//b", true),
  ])
  func aFolderContainsWhatIsBelowIt(_ folder: String, _ path: String, _ contains: Bool) {
    #expect(Paths.contains(folder, path) == contains)
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1), ("abc", "ab", 1),
    ("abc", "xabc", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("ca", "abc", 3),
  ])
  func theDistanceCountsSlips(_ first: String, _ second: String, _ slips: Int) {
    #expect(Likeness.distance(Array(first), Array(second)) == slips)
    #expect(Likeness.distance(Array(second), Array(first)) == slips)
  }

  @Test func aHintIsOnlyGivenWhenItIsLikely() {
    let words = ["directories", "rescan_interval", "inotify"]
    #expect(Likeness.likeliest(of: words, to: "directory") == "directories")
    #expect(Likeness.likeliest(of: words, to: "rescanInterval") == "rescan_interval")
    #expect(Likeness.likeliest(of: words, to: "resc") == "rescan_interval")
    #expect(Likeness.likeliest(of: words, to: "colour") == nil)
    #expect(Likeness.likeliest(of: [], to: "x") == nil)
  }

  @Test func `near names contain a word, or are spelt almost like it`() {
    let names = ["Burst of Refused Calls", "Key Made", "Key Made by Root", "Trail Stopped"]
    #expect(Likeness.near(names, to: "key made") == ["Key Made", "Key Made by Root"])
    #expect(Likeness.near(names, to: "Trial Stoped") == ["Trail Stopped"])
    #expect(Likeness.near(names, to: "refused") == ["Burst of Refused Calls"])
    #expect(Likeness.near(names, to: "e", maximum: 2).count == 2)
    #expect(Likeness.near(names, to: "").isEmpty)
    #expect(Likeness.near([], to: "x").isEmpty)
  }
}
