import Testing

@testable import Rules

@Suite("Modifiers")
struct ModifierTests {
  @Test(
    "each modifier",
    arguments: [
      ("a|contains: b", #"{"a":"aBc"}"#, true),
      ("a|contains: 'b?d'", #"{"a":"abcde"}"#, true),
      ("a|startswith: AB", #"{"a":"abc"}"#, true),
      ("a|startswith: bc", #"{"a":"abc"}"#, false),
      ("a|endswith: bc", #"{"a":"abc"}"#, true),
      ("a|endswith: ab", #"{"a":"abc"}"#, false),
      ("a|contains: 22", #"{"a":"1223"}"#, true),
      ("a|contains: 22", #"{"a":1223}"#, true),
      ("a|cased: Abc", #"{"a":"Abc"}"#, true),
      ("a|cased: Abc", #"{"a":"abc"}"#, false),
      ("a|contains|cased: B", #"{"a":"abc"}"#, false),
      ("a|cased|contains: 'é'", #"{"a":"aéc"}"#, true),
      ("a|cased|contains: 'É'", #"{"a":"aéc"}"#, false),
      // A field that is present in any form exists.
      ("a|exists: true", #"{"a":null}"#, true),
      ("a|exists: true", "{}", false),
      ("a|exists: false", "{}", true),
      ("a|exists: false", #"{"a":""}"#, false),
      ("a.b|exists: true", #"{"a":[{},{"b":1}]}"#, true),
      // Numbers.
      ("a|gt: 5", #"{"a":6}"#, true),
      ("a|gt: 5", #"{"a":5}"#, false),
      ("a|gte: 5", #"{"a":"5"}"#, true),
      ("a|lt: 5.5", #"{"a":5.4}"#, true),
      ("a|lte: 5", #"{"a":5.1}"#, false),
      ("a|gt: 5", #"{"a":"many"}"#, false),
      ("a|gt: 5", #"{"a":true}"#, false),
      ("a|gt: '5'", #"{"a":7}"#, true),
      // Negation of the whole item.
      ("a|neq: x", #"{"a":"y"}"#, true),
      ("a|neq: x", #"{"a":"X"}"#, false),
      ("a|neq: x", "{}", true),
      ("a|neq: [x, y]", #"{"a":"y"}"#, false),
      ("a|neq: [x, y]", #"{"a":"z"}"#, true),
      ("a|neq: null", #"{"a":"z"}"#, true),
      ("a|neq: 5", #"{"a":5}"#, false),
      // Networks.
      ("a|cidr: 10.0.0.0/8", #"{"a":"10.20.30.40"}"#, true),
      ("a|cidr: 10.0.0.0/8", #"{"a":"11.0.0.1"}"#, false),
      ("a|cidr: 192.0.2.7", #"{"a":"192.0.2.7"}"#, true),
      ("a|cidr: 0.0.0.0/0", #"{"a":"AWS Internal"}"#, false),
      ("a|cidr: 0.0.0.0/0", #"{"a":"ec2.amazonaws.com"}"#, false),
      ("a|cidr: 0.0.0.0/0", #"{"a":"::1"}"#, false),
      ("a|cidr: 0.0.0.0/0", #"{"a":"010.1.1.1"}"#, false),
      ("a|cidr: 2001:db8::/32", #"{"a":"2001:DB8:0:1::1"}"#, true),
      ("a|cidr: 2001:db8::/32", #"{"a":"2001:db9::"}"#, false),
      ("a|cidr: '::ffff:0:0/96'", #"{"a":"::ffff:192.0.2.1"}"#, true),
      ("a|cidr: [10.0.0.0/8, 172.16.0.0/12]", #"{"a":"172.31.255.255"}"#, true),
      // Field references.
      ("a|fieldref: b.c", #"{"a":"X","b":{"c":"x"}}"#, true),
      ("a|fieldref: b.c", #"{"a":"X","b":{"c":"y"}}"#, false),
      ("a|fieldref|cased: b", #"{"a":"X","b":"x"}"#, false),
      ("a|fieldref|contains: b", #"{"a":"xyz","b":"Y"}"#, true),
      ("a|fieldref|startswith: b", #"{"a":"xyz","b":"y"}"#, false),
      ("a|fieldref|endswith: b", #"{"a":"xyz","b":"yz"}"#, true),
      ("a|fieldref|neq: b", #"{"a":"x","b":"y"}"#, true),
      ("a|fieldref: b", #"{"a":"x"}"#, false),
      ("a|fieldref: b", #"{"a":null,"b":null}"#, false),
      ("a|fieldref: b", #"{"a":22,"b":"22"}"#, true),
      ("a|fieldref: b", #"{"a":1,"b":1.0}"#, true),
      ("a|fieldref: b", #"{"a":1,"b":"1.0"}"#, false),
      ("a|fieldref: b", #"{"a":["p","q"],"b":["r","q"]}"#, true),
      ("a|fieldref|contains: b", #"{"a":"x*z","b":"*"}"#, true),
      ("a|fieldref|contains: b", #"{"a":"xyz","b":"*"}"#, false),
      // Times.
      ("eventTime|minute: 1", #"{"eventTime":"2026-11-22T16:01:11Z"}"#, true),
      ("eventTime|hour: 16", #"{"eventTime":"2026-11-22T16:01:11Z"}"#, true),
      ("eventTime|hour|gte: 17", #"{"eventTime":"2026-11-22T16:01:11Z"}"#, false),
      ("eventTime|day: 22", #"{"eventTime":"2026-11-22T16:01:11Z"}"#, true),
      ("eventTime|week: 47", #"{"eventTime":"2026-11-22T16:01:11Z"}"#, true),
      ("eventTime|week: 53", #"{"eventTime":"2021-01-03T00:00:00Z"}"#, true),
      ("eventTime|week: 1", #"{"eventTime":"2024-12-30T00:00:00Z"}"#, true),
      ("eventTime|month: 11", #"{"eventTime":"2026-11-22T16:01:11Z"}"#, true),
      ("eventTime|year|lt: 2027", #"{"eventTime":"2026-11-22T16:01:11Z"}"#, true),
      ("eventTime|hour: 16", #"{"eventTime":"yesterday at 16:00"}"#, false),
      // Regular expressions: searched for, case-sensitive.
      ("a|re: 'b.d'", #"{"a":"abcde"}"#, true),
      ("a|re: '^b'", #"{"a":"abc"}"#, false),
      ("a|re: B", #"{"a":"abc"}"#, false),
      ("a|re|i: B", #"{"a":"abc"}"#, true),
      ("a|re|ignorecase: 'É'", #"{"a":"é"}"#, true),
      ("a|re|m: '^b$'", #"{"a":"a\nb\nc"}"#, true),
      ("a|re: '^b$'", #"{"a":"a\nb\nc"}"#, false),
      ("a|re|s: 'a.b'", #"{"a":"a\nb"}"#, true),
      ("a|re: 'a.b'", #"{"a":"a\nb"}"#, false),
      ("a|re|i|s: 'A.B'", #"{"a":"a\nb"}"#, true),
      ("a|re|contains: 'b.d'", #"{"a":"abcde"}"#, true),
      ("a|re|all: [a, e]", #"{"a":"abcde"}"#, true),
      ("a|re: '\\d+'", #"{"a":123}"#, true),
    ])
  func modifier(_ item: String, _ event: String, _ expected: Bool) throws {
    #expect(try RuleHarness.item(item, event) == expected)
  }

  @Test(
    "encodings",
    arguments: [
      ("a|base64: foobar", "Zm9vYmFy", true),
      ("a|base64|contains: foobar", "xxZm9vYmFyxx", true),
      // "foobar" at each position within a group of three bytes.
      ("a|base64offset|contains: foobar", "Zm9vYmFy", true),
      ("a|base64offset|contains: foobar", "IGZvb2JhciA=", true),
      ("a|base64offset|contains: foobar", "ICBmb29iYXIg", true),
      ("a|base64offset|contains: foobar", "Zm9vYmF6", false),
      ("a|base64offset|contains|all: [foobar]", "ICBmb29iYXIg", true),
      ("a|wide|base64: ab", "YQBiAA==", true),
      ("a|utf16le|base64: ab", "YQBiAA==", true),
      ("a|utf16be|base64: ab", "AGEAYg==", true),
      ("a|utf16|base64: ab", "//5hAGIA", true),
      ("a|wide|base64offset|contains: 'é'", "6QA=", true),
      ("a|wide: ab", #"a\u0000b\u0000"#, true),
      ("a|windash|contains: ' -enc'", "powershell /enc x", true),
      ("a|windash|contains: ' -enc'", "powershell \u{2014}enc x", true),
      ("a|windash|contains: ' /enc'", "powershell -enc x", true),
      ("a|windash|contains: ' -a -b'", "x /a \u{2015}b", true),
      ("a|windash|contains: 'a-b'", "a/b", false),
      ("a|windash|contains|all: [' -a', ' -b']", "x /a –b", true),
    ])
  func encoding(_ item: String, _ value: String, _ expected: Bool) throws {
    #expect(try RuleHarness.item(item, #"{"a":"\#(value)"}"#) == expected)
  }
}
