import Foundation
import Pseudonyms
import Store
import Testing

/// Of no name a byte is left, and all else stays.
struct PseudonymiserTests {
  private static func replaced(
    _ text: String, _ pseudonymiser: Pseudonymiser, isJSON: Bool
  ) -> String {
    String(
      decoding: pseudonymiser.replaced(Array(text.utf8), isJSON: isJSON), as: UTF8.self)
  }

  private static func remains(
    _ text: String, _ pseudonymiser: Pseudonymiser, isJSON: Bool
  ) -> Pseudonymiser.Remains {
    pseudonymiser.remains(in: Array(text.utf8), isJSON: isJSON)
  }

  private static func strings(_ json: String) throws -> [String] {
    try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String])
  }

  /// Texts by their bytes: what Unicode calls equivalent is not the same name.
  private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  @Test func `names become pseudonyms in every spelling, and nothing else changes`() throws {
    let key = try TestKey.of(7)
    var nameCount = 0
    for seed in TestSeed.some(400) {
      let bundle = RandomBundle(seed: seed, key: key)
      let pseudonymiser = Pseudonymiser(Set(bundle.names), key: key, ordinary: [])
      let json = Self.replaced(bundle.json, pseudonymiser, isJSON: true)
      let plain = Self.replaced(bundle.plain, pseudonymiser, isJSON: false)
      #expect(
        try Self.bytes(Self.strings(json)) == Self.bytes(bundle.expected),
        "seed \(seed): \(bundle.json) became \(json)")
      #expect(
        Array(plain.utf8) == Array(bundle.expectedPlain.utf8),
        "seed \(seed): \(bundle.plain) became \(plain)")
      for (text, isJSON) in [(json, true), (plain, false)] {
        #expect(
          Self.remains(text, pseudonymiser, isJSON: isJSON).nameCount == 0, "seed \(seed): \(text)")
      }
      nameCount += Self.remains(bundle.plain, pseudonymiser, isJSON: false).nameCount
      // Another one, made of the same names in another order of their set.
      let other = Pseudonymiser(Set(bundle.names.reversed()), key: key, ordinary: [])
      #expect(Self.replaced(bundle.json, other, isJSON: true) == json)
    }
    #expect(nameCount > 400)
  }

  @Test func `nothing is taken for a name that is left, however odd a text is`() throws {
    let key = try TestKey.of(7)
    let parts = [
      "jane", "Jos", "user", "5", "al", "é", "\\u00e9", "\\n", "\n", "\"", "\\\"", "\\", "/", ":",
      " ", "'",
      "t", "%2F", "%c3%a9", "\u{301}", "-", "漢", "{", "u0065", "\t",
    ]
    let names = Set(["jane", "Jos", "user", "5", "al", "jane/al"].map { PersonName(.name, $0) })
    let pseudonymiser = Pseudonymiser(names, key: key, ordinary: [])
    var changeCount = 0
    for seed in TestSeed.some(2_000) {
      var numbers = SeededNumbers(seed: seed)
      let text = (0..<(1 + numbers.number(below: 8))).map { _ in numbers.element(of: parts) }
        .joined()
      let json = "[\(RandomBundle.json(text, using: &numbers))]"
      let replaced = Self.replaced(json, pseudonymiser, isJSON: true)
      #expect(
        Self.remains(replaced, pseudonymiser, isJSON: true).nameCount == 0,
        "seed \(seed): \(json) became \(replaced)")
      let plain = Self.replaced(text, pseudonymiser, isJSON: false)
      #expect(
        Self.remains(plain, pseudonymiser, isJSON: false).nameCount == 0,
        "seed \(seed): \(text) became \(plain)")
      if replaced != json { changeCount += 1 }
    }
    #expect(changeCount > 200)
  }

  @Test func `what is left is found in every spelling`() throws {
    let key = try TestKey.of(7)
    let name = PersonName(.name, "Zoë \"the\" o'neill/1")
    let pseudonymiser = Pseudonymiser([name], key: key, ordinary: [])
    let forms = PersonSpelling.forms(of: name.text)
    #expect(forms.count > 5)
    for form in forms {
      #expect(Self.remains("a \(form) b", pseudonymiser, isJSON: false).nameCount == 1, "\(form)")
      // Within a string that JSON allows, the same.
      let json = try JSONSerialization.data(withJSONObject: ["x: \(form)!"])
      #expect(
        Self.remains(String(decoding: json, as: UTF8.self), pseudonymiser, isJSON: true).nameCount
          > 0, "\(form)")
    }
    #expect(Self.remains("[\"Zoë\"]", pseudonymiser, isJSON: true).nameCount == 0)
  }

  @Test(arguments: [
    ("janet xjane jane1 janeé jane\u{301}", 0), ("user/jane", 1),
    ("jane-2 jane_1, 2.jane jane. -jane-", 5), ("jane:x jane/x role/jane mailto:jane", 4),
    (#"\njane \u003djane %2Fjane %2fjane%20"#, 4), ("jane", 1), ("jane,jane;jane", 3),
    ("名jane前", 1), ("JANE Jane jAnE", 3), (#"jane\u00e9 jane\\u00E9 \u00e9jane jane\u0301"#, 0),
    (#"jane\u002e jane\\u002f jane\n jane%C3%A9 \"jane\""#, 5),
  ])
  func `a name is replaced where it stands by itself`(text: String, count: Int) throws {
    let pseudonymiser = Pseudonymiser(
      [PersonName(.name, "jane")], key: try TestKey.of(7), ordinary: [])
    let replaced = Self.replaced(text, pseudonymiser, isJSON: false)
    #expect(replaced.components(separatedBy: "name-").count - 1 == count)
    #expect(Self.remains(replaced, pseudonymiser, isJSON: false).nameCount == 0)
  }

  @Test(arguments: [
    ("jane.smith", 1), ("Mary-Jane mary_jane mary.jane", 3),
    ("jane@example.com jane-2nd 2nd.jane", 3),
    (#"jane%40example.com mary%2Ejane jane\u002dé mary\\u0040jane é.jane"#, 5),
    ("role/jane-of/jane.smith", 2),
  ])
  func `a name that is joined to another word stays, and is counted`(text: String, count: Int)
    throws
  {
    let pseudonymiser = Pseudonymiser(
      [PersonName(.name, "jane")], key: try TestKey.of(7), ordinary: [])
    #expect(Self.replaced(text, pseudonymiser, isJSON: false) == text)
    let remains = Self.remains(text, pseudonymiser, isJSON: false)
    #expect(remains.nameCount == 0 && remains.joinedNameCount == count)
  }

  @Test func `what joins words joins no addresses and ids`() throws {
    let key = try TestKey.of(7)
    let names = [
      PersonName(.address, "192.0.2.7"), PersonName(.key, "ASIA1"), PersonName(.name, "jane"),
    ]
    let pseudonymiser = Pseudonymiser(Set(names), key: key, ordinary: [])
    let pseudonyms = names.map(key.pseudonym)
    #expect(
      Self.replaced("host-192.0.2.7.example asia1-x.jane jane", pseudonymiser, isJSON: false)
        == "host-\(pseudonyms[0]).example \(pseudonyms[1])-x.jane \(pseudonyms[2])")
  }

  @Test func `letters count however they are written, and whole ones only`() throws {
    let key = try TestKey.of(7)
    let name = PersonName(.name, "Vi\u{1EC7}t Groß")
    let pseudonymiser = Pseudonymiser([name], key: key, ordinary: [])
    for spelling in [
      "vi\u{1EC7}t gross", "VIE\u{302}\u{323}T GROSS", "Vi\u{1EB9}\u{302}t GRO\u{1E9E}",
      "VI\u{EA}\u{323}T groß", #"VI\u1EC6T Gro\u00df"#, "vi%E1%BB%87t GROSS",
    ] {
      #expect(
        Self.replaced("<\(spelling)>", pseudonymiser, isJSON: false)
          == "<\(key.pseudonym(of: name))>")
    }
    let short = Pseudonymiser(
      [PersonName(.name, "vie"), PersonName(.name, "gros")], key: key, ordinary: [])
    for text in ["vi\u{1EC7}", "vi\u{EA}", "vie\u{302}", "Groß"] {
      #expect(Self.replaced(text, short, isJSON: false).utf8.elementsEqual(text.utf8))
    }
  }

  @Test func `a name of digits is found where JSON has a number`() throws {
    let key = try TestKey.of(7)
    let names = ["987654321", "123456", "12345"].map { PersonName(.name, $0) }
    let pseudonymiser = Pseudonymiser(Set(names), key: key, ordinary: [])
    let json =
      #"{"employee":987654321,"ids":[123456, 12345,-987654321],"x":"987654321","n":1987654321,"o":1123456}"#
    #expect(Self.remains(json, pseudonymiser, isJSON: true).nameCount == 4)
    let replaced = Self.replaced(json, pseudonymiser, isJSON: true)
    let (long, short) = (key.pseudonym(of: names[0]), key.pseudonym(of: names[1]))
    #expect(
      replaced
        == #"{"employee":"\#(long)","ids":["\#(short)", 12345,"-\#(long)"],"x":"\#(long)","n":1987654321,"o":1123456}"#
    )
    #expect(Self.remains(replaced, pseudonymiser, isJSON: true).nameCount == 0)
  }

  @Test func `a person may be called like a word of the format`() throws {
    let key = try TestKey.of(7)
    let names = ["user", "5", "sagemaker", "al", "actor", "name", "userName"].map {
      PersonName(.name, $0)
    }
    let pseudonymiser = Pseudonymiser(Set(names), key: key, ordinary: ["sagemaker"])
    func name(_ text: String) -> String { key.pseudonym(of: PersonName(.name, text)) }
    let json =
      #"{"userName":"user","arn":"arn:aws:iam::111122223333:user/sagemaker","position":5,"#
      + #""principalId":"AIDA:al","eventSource":"sagemaker.amazonaws.com","#
      + #""eventTime":"2026-11-05T05:05:05Z","group":{"actor":"actor"},"x":["name","5",true]}"#
    let replaced = Self.replaced(json, pseudonymiser, isJSON: true)
    #expect(
      replaced
        == #"{"userName":"\#(name("user"))","arn":"arn:aws:iam::111122223333:user/\#(name("sagemaker"))","position":5,"#
        + #""principalId":"AIDA:\#(name("al"))","eventSource":"sagemaker.amazonaws.com","#
        + #""eventTime":"2026-11-05T05:05:05Z","group":{"actor":"\#(name("actor"))"},"x":["\#(name("name"))","\#(name("5"))",true]}"#
    )
    let remains = Self.remains(replaced, pseudonymiser, isJSON: true)
    #expect(remains.nameCount == 0)
    // The kind of the ARN, and the service; the digits of times are parts of longer ones.
    #expect(remains.ordinaryWordCount == 2)
  }

  @Test func `names of members are replaced where they are data`() throws {
    let key = try TestKey.of(7)
    let pseudonymiser = Pseudonymiser([PersonName(.name, "jane")], key: key, ordinary: [])
    let pseudonym = key.pseudonym(of: PersonName(.name, "jane"))
    #expect(
      Self.replaced(#"{"tags":{"jane":1},"userName": "jane"}"#, pseudonymiser, isJSON: true)
        == #"{"tags":{"\#(pseudonym)":1},"userName": "\#(pseudonym)"}"#)
  }
}
