import Testing

@testable import CloudTrail

/// Numbers are text: no digit of them is lost.
@Suite struct NumberTextTests {
  static let numbers = [
    "0", "-0", "0.0", "-0.0e-0", "1e400", "-1E+400", "1e-400", "9223372036854775807",
    "9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616",
    "9007199254740993", "1234567890123456789012345678901234567890", "1.688560107857E9", "243.0",
    "0.1000000000000000000000000000000000000001", "5E-324",
  ]

  @Test(arguments: numbers)
  func keepsEveryDigit(number: String) throws {
    let record = """
      {"eventID":"x","requestParameters":{"n":\(number),"list":[\(number),-1]},"more":\(number),\
      "eventTime":\(number),"errorCode":\(number),"userIdentity":{"accountId":\(number)}}
      """
    let row = try #require(decodeAll(Records.file([record])).rows.first)
    let parameters = String(decoding: row.requestParameters ?? [], as: UTF8.self)
    #expect(parameters == "{\"n\":\(number),\"list\":[\(number),-1]}")
    #expect(CanonicalJSON.text(row.recordText) == CanonicalJSON.text(record))
    #expect(row.recordText.contains("\"more\":\(number),"))
  }

  @Test(arguments: [
    "01", "-01", "+1", ".5", "1.", "1.e3", "1e", "1e+", "-", "0x10", "NaN", "Infinity", "1_0",
    "--1",
  ])
  func rejectsWhatIsNoNumber(text: String) {
    let record = #"{"eventID":"x","n":\#(text)}"#
    let file = decodeAll(Records.file([record, Records.small(1)]))
    #expect(file.rejected == 1)
    #expect(file.ids == Records.ids(1...1))
  }
}
