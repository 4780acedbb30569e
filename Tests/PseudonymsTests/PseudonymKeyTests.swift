import Pseudonyms
import Testing

/// Pseudonyms are those of the key, and nobody else's.
struct PseudonymKeyTests {
  private static let digits = Array(
    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f".utf8)

  /// In small letters, as `printf 'actor\0jane' | openssl dgst -sha256 -hmac 0001…` says.
  @Test func `a pseudonym is what other tools compute`() throws {
    let key = try PseudonymKey(fileContent: Self.digits)
    #expect(key.pseudonym(of: PersonName(.actor, "jane")) == "actor-e65b3b4d9bcade97")
    for spelling in ["zo\u{EB}", "Zo\u{EB}", "ZOE\u{308}"] {
      #expect(key.pseudonym(of: PersonName(.name, spelling)) == "name-826e5bfd48233fbc")
    }
    for spelling in ["Straße", "STRASSE", "STRA\u{1E9E}E"] {
      #expect(key.pseudonym(of: PersonName(.name, spelling)) == "name-4738df20cb9bb910")
    }
    #expect(key.checkValue == "0b9d882f6871f911")
  }

  @Test func `a line break at the end of the file is not of the key`() throws {
    let name = PersonName(.name, "jane")
    let pseudonym = try PseudonymKey(fileContent: Self.digits).pseudonym(of: name)
    for end in ["\n", "\r\n"] {
      #expect(
        try PseudonymKey(fileContent: Self.digits + Array(end.utf8)).pseudonym(of: name)
          == pseudonym)
    }
    #expect(
      try PseudonymKey(fileContent: Self.digits + Array("\n\n".utf8)).pseudonym(of: name)
        != pseudonym)
  }

  @Test func `a short key is refused, with how to make one`() {
    for count in [0, 1, 31] {
      let fault = #expect(throws: PseudonymKey.Fault.self) {
        try PseudonymKey(fileContent: Array(repeating: 7, count: count) + Array("\n".utf8))
      }
      #expect(fault?.description.contains("openssl rand -hex 32") == true)
    }
  }

  @Test func `other texts, other kinds and other keys give other pseudonyms`() throws {
    let texts = ["jane", "janet", "eve", "\u{E9}ve", "", " jane", "jane\u{0}"]
    var pseudonyms: Set<String> = []
    var checks: Set<String> = []
    for byte in [UInt8(1), 2] {
      let key = try TestKey.of(byte)
      checks.insert(key.checkValue)
      for kind in PseudonymKind.allCases {
        for text in texts {
          let pseudonym = key.pseudonym(of: PersonName(kind, text))
          #expect(pseudonym.hasPrefix("\(kind.rawValue)-"))
          pseudonyms.insert(String(pseudonym.suffix(16)))
        }
      }
    }
    #expect(pseudonyms.count == 2 * PseudonymKind.allCases.count * texts.count)
    #expect(checks.count == 2)
  }
}
