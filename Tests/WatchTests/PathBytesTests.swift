import Testing

@testable import Watch

@Suite struct PathBytesTests {
  @Test(arguments: [
    ("plain/name.json.gz", "plain/name.json.gz"),
    ("new\nline", #"new\x0Aline"#),
    ("\u{1B}[31mred", #"\x1B[31mred"#),
    ("back\\slash", #"back\\slash"#),
    ("é", "é"),
    ("e\u{301}", "e\u{301}"),
    ("\u{202E}gz.exe", #"\xE2\x80\xAEgz.exe"#),
    ("\u{85}", #"\xC2\x85"#),
    ("\u{7F}", #"\x7F"#),
    ("\u{2028}", #"\xE2\x80\xA8"#),
    ("日本", "日本"),
    ("", ""),
  ])
  func `a description is one harmless line`(text: String, expected: String) {
    #expect(PathBytes(text).description == expected)
  }

  @Test func `bytes that are not UTF-8 are written in hexadecimal`() {
    #expect(PathBytes([0x61, 0xFF, 0x62]).description == #"a\xFFb"#)
    #expect(PathBytes([0xC3]).description == #"\xC3"#)
    #expect(PathBytes([0xE2, 0x80, 0x61]).description == #"\xE2\x80a"#)
    #expect(PathBytes([0xED, 0xA0, 0x80]).description == #"\xED\xA0\x80"#)
  }

  @Test func `every path of two bytes has a description of its own, without control characters`() {
    // Bytes, since Swift takes U+0300 and U+0340 for equal text.
    var seen: Set<[UInt8]> = []
    for first in UInt8.min ... .max {
      for second in UInt8.min ... .max {
        let text = PathBytes([first, second]).description
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
        seen.insert(Array(text.utf8))
      }
    }
    #expect(seen.count == 65_536)
  }

  @Test func `paths order by their bytes`() {
    let seed = SeededGenerator.newSeed()
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let left = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        UInt8.random(in: 0...3, using: &generator)
      }
      let right = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        UInt8.random(in: 0...3, using: &generator)
      }
      #expect(
        (PathBytes(left) < PathBytes(right)) == left.lexicographicallyPrecedes(right),
        "seed \(seed)")
    }
  }

  @Test func `paths are joined and taken apart`() {
    let path = PathBytes("a").appending(PathBytes("b")).appending(PathBytes("c"))
    #expect(path == PathBytes("a/b/c"))
    #expect(path.components == ["a", "b", "c"].map { PathBytes($0) })
    #expect(PathBytes.root.appending(path) == path)
    #expect(path.appending(.root) == path)
    #expect(PathBytes("/").appending(PathBytes("a")) == PathBytes("/a"))
    #expect(PathBytes.root.components.isEmpty)
  }

  @Test(arguments: ["", ".", "..", "a/b", "/", "a\0b"])
  func `a name that leads elsewhere is no plain name`(name: String) {
    #expect(!PathBytes(name).isPlainName)
  }

  @Test(arguments: ["a", "...", "-rf", " ", "\n"])
  func `a plain name may be odd`(name: String) {
    #expect(PathBytes(name).isPlainName)
  }
}
