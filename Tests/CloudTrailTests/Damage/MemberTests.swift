import Testing

@testable import CloudTrail

/// RFC 1952 allows several members one after the other.
@Suite struct MemberTests {
  @Test func readsAThousandMembers() {
    let bytes = (1...1_000).flatMap { Gzip.member(Records.file([Records.small($0)])) }
    let file = decodeAll(bytes)
    #expect(file.ids == Records.ids(1...1_000))
    #expect(file.isComplete && file.isConsistent && file.warnings.isEmpty)
  }

  @Test func readsADocumentInMembersOfOneByte() {
    let text = Records.file([Records.small(1), Records.small(2)])
    let file = decodeAll(text.utf8.flatMap { Gzip.member([$0]) })
    #expect(file.ids == Records.ids(1...2))
    #expect(file.isComplete && file.warnings.isEmpty)
  }

  @Test func passesEmptyMembersAndPadding() {
    let empty = Gzip.member("")
    let zeros = [UInt8](repeating: 0, count: 700)
    let one = Gzip.member(Records.file([Records.small(1)]))
    let two = Gzip.member(Records.file([Records.small(2)]))
    for bytes in [empty + one + empty + two + empty, one + zeros + two + zeros, one + two + [0]] {
      let file = decodeAll(bytes)
      #expect(file.ids == Records.ids(1...2))
      #expect(file.isComplete && file.warnings.isEmpty)
    }
  }

  @Test(arguments: [[UInt8(1)], [0, 0, 0x1F, 0x8C], Array("garbage".utf8), [0x8B, 0x1F]])
  func reportsWhatBelongsToNothing(garbage: [UInt8]) {
    let member = Gzip.member(Records.file(1...2))
    let zeroCount = garbage.prefix { $0 == 0 }.count
    let file = decodeAll(member + garbage)
    #expect(file.ids == Records.ids(1...2))
    #expect(file.isComplete)
    #expect(file.warnings.count == 1)
    let place = "from byte \(member.count + zeroCount)"
    #expect(file.warnings.allSatisfy { $0.hasSuffix(place) })
  }

  /// Reads come in pieces; no piece may end where the decoder cannot go on.
  @Test func findsTheNextMemberAtAnyPlaceInTheInput() {
    let second = Gzip.member(Records.file([Records.small(2)]))
    let first = Gzip.member(Records.file([Records.small(1)]))
    // Around the size of the window between reading and inflating.
    for count in (131_072 - 3)...(131_072 + 3) {
      let padding = [UInt8](repeating: 0, count: count - first.count)
      let file = decodeAll(first + padding + second)
      #expect(file.ids == Records.ids(1...2), "second member at \(count)")
      #expect(file.warnings.isEmpty, "second member at \(count)")
    }
  }

  @Test func readsEveryPartOfTheHeader() {
    let file = decodeAll(Gzip.memberWithFullHeader(Records.file(1...3)))
    #expect(file.ids == Records.ids(1...3))
    #expect(file.isComplete)
  }

  @Test func gzipOfNothingIsDamaged() {
    #expect(decodeAll(Gzip.member("")).isDamaged)
    #expect(decodeAll(Gzip.member("") + Gzip.member("")).isDamaged)
  }
}
