import Testing

@testable import Rules

@Suite("Values are looked over")
struct ValueLintTests {
  @Test(
    "success is no error code",
    arguments: ["None", "Success", "'null'", "''", "OK"])
  func success(value: String) throws {
    let warnings = try LintHarness.warnings(ofItems: "errorCode: \(value)")
    #expect(warnings.count == 1)
    #expect(warnings[0].hasPrefix("7:16: warning: a call that succeeds has no errorCode"))
  }

  @Test func `no error code and real ones are fine`() throws {
    for item in ["errorCode: null", "errorCode: AccessDenied", "errorCode|exists: false"] {
      #expect(try LintHarness.warnings(ofItems: item) == [])
    }
  }

  @Test func `a value that reads like a field warns, and says how to compare fields`() throws {
    #expect(
      try LintHarness.warnings(
        ofItems: "userIdentity.arn|contains: responseElements.accessKey.userName") == [
          "7:32: warning: 'responseElements.accessKey.userName' reads like a field, and is compared"
            + " as a text; write 'userIdentity.arn|fieldref|contains:"
            + " responseElements.accessKey.userName' to compare two fields"
        ])
    #expect(
      try LintHarness.warnings(
        ofItems: "userIdentity.arn|fieldref|contains: responseElements.accessKey.userName") == [])
    #expect(try LintHarness.warnings(ofItems: "userAgent: requestParameters") == [])
  }

  @Test func `a time in another form than the record's warns`() throws {
    for time in ["2026-01-31T22:15:00", "2026-01-31 22:15:00Z", "'2026-01-31T22:15:00+01:00'"] {
      let warnings = try LintHarness.warnings(ofItems: "eventTime: \(time)")
      #expect(warnings.count == 1 && warnings[0].contains("no eventTime is ever written like"))
    }
    for item in ["eventTime: 2026-01-31T22:15:00Z", "eventTime|startswith: '2026-01-31'"] {
      #expect(try LintHarness.warnings(ofItems: item) == [])
    }
  }

  @Test func `hours are those of UTC`() throws {
    #expect(
      try LintHarness.warnings(ofItems: "eventTime|hour|gte: 18") == [
        "7:5: note: the hour of a record's time is that of UTC, not of an office;"
          + " reckon the values in UTC, summer time included"
      ])
    #expect(try LintHarness.warnings(ofItems: "eventTime|minute: 18") == [])
  }

  @Test func `a number to another base than ten warns`() throws {
    #expect(
      try LintHarness.warnings(ofItems: "requestParameters.port: 0x16") == [
        "7:29: warning: '0x16' is compared as a text; "
          + "write 22 if the number is meant, or quotes around the text"
      ])
    for value in ["'0x16'", "0xyz", "016", "22"] {
      #expect(try LintHarness.warnings(ofItems: "requestParameters.port: \(value)") == [])
    }
  }

  @Test(arguments: [
    ("hour: 24", "no time has the hour 24; write a whole number from 0 to 23"),
    ("week: [53, 54]", "no time has the week 54; write a whole number from 1 to 53"),
    ("minute: 8.5", "no time has the minute 8.5; write a whole number from 0 to 59"),
  ])
  func `a part of a time that none has warns`(item: String, expected: String) throws {
    let warnings = try LintHarness.warnings(ofItems: "eventTime|\(item)")
    #expect(warnings.count { $0.contains("warning") } == 1)
    #expect(warnings.contains { $0.contains(expected) }, "\(warnings)")
    let compared = try LintHarness.warnings(ofItems: "eventTime|hour|lt: 24")
    #expect(!compared.contains { $0.contains("no time") })
  }

  @Test(arguments: ["'.*admin'", "'^.*admin'", "'admin.*'", "'admin.*$'"])
  func `a regular expression needs no dot and star at its ends`(pattern: String) throws {
    let warnings = try LintHarness.warnings(ofItems: "userAgent|re: \(pattern)")
    #expect(warnings.count == 1 && warnings[0].hasPrefix("7:19: note: '.*' at an end"))
  }

  @Test(arguments: ["'admin'", "'a.*b'", "'.+admin'", "'admin\\.*'"])
  func `elsewhere they mean something`(pattern: String) throws {
    #expect(try LintHarness.warnings(ofItems: "userAgent|re: \(pattern)") == [])
  }
}
