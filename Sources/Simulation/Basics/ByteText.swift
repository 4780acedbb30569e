/// Text is built by appending bytes: one growing buffer for a whole file, and no String for a record.
extension [UInt8] {
  mutating func append(_ text: String) {
    append(contentsOf: text.utf8)
  }

  /// Appends a number that is not negative in decimal, with zeroes in front up to the given width.
  mutating func append(decimal number: Int, width: Int = 1) {
    if number >= 10 || width > 1 { append(decimal: number / 10, width: width - 1) }
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Appends a time as records write it: `2026-11-01T06:30:00Z`.
  mutating func append(time: CivilTime) {
    appendDay(time, separator: UInt8(ascii: "-"))
    append(UInt8(ascii: "T"))
    append(decimal: time.hour, width: 2)
    append(UInt8(ascii: ":"))
    append(decimal: time.minute, width: 2)
    append(UInt8(ascii: ":"))
    append(decimal: time.second, width: 2)
    append(UInt8(ascii: "Z"))
  }

  /// Appends a day as folders write it: `2026/11/01`, or with another separator.
  mutating func appendDay(_ time: CivilTime, separator: UInt8) {
    append(decimal: time.year, width: 4)
    append(separator)
    append(decimal: time.month, width: 2)
    append(separator)
    append(decimal: time.day, width: 2)
  }

  /// Appends a time as file names write it: `20261101T0630Z`.
  mutating func append(stamp time: CivilTime) {
    append(decimal: time.year, width: 4)
    append(decimal: time.month, width: 2)
    append(decimal: time.day, width: 2)
    append(UInt8(ascii: "T"))
    append(decimal: time.hour, width: 2)
    append(decimal: time.minute, width: 2)
    append(UInt8(ascii: "Z"))
  }

  /// Appends a time as some services write it in answers: `Nov 1, 2026 6:30:00 AM`.
  mutating func append(wordyTime time: CivilTime) {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    append(months[time.month - 1])
    append(UInt8(ascii: " "))
    append(decimal: time.day)
    append(", ")
    append(decimal: time.year)
    append(UInt8(ascii: " "))
    append(decimal: time.hour % 12 == 0 ? 12 : time.hour % 12)
    append(UInt8(ascii: ":"))
    append(decimal: time.minute, width: 2)
    append(UInt8(ascii: ":"))
    append(decimal: time.second, width: 2)
    append(time.hour < 12 ? " AM" : " PM")
  }

  /// Appends symbols of an alphabet of at most 256, drawn from the generator.
  mutating func append(
    symbols count: Int, of alphabet: StaticString, from generator: inout SeededGenerator
  ) {
    let size = UInt64(alphabet.utf8CodeUnitCount)
    alphabet.withUTF8Buffer { letters in
      var left = count
      while left > 0 {
        var word = generator.next()
        // Eight symbols a word: a byte times the size, divided by 256, is an index.
        for _ in 0..<Swift.min(left, 8) {
          append(letters[Int(((word & 0xff) &* size) >> 8)])
          word >>= 8
        }
        left -= 8
      }
    }
  }
}
