import Integrity
import Testing

/// The chain that the AWS command line's own validator accepts.
@Suite(.enabled(if: SharedChain.exists, "../shared is not there"))
struct SharedChainTests {
  @Test func everythingButTheNewestIsVerified() throws {
    let report = try SharedChain.files().verify(SharedChain.keys())
    #expect(report.problems == [])
    #expect((report.digests, report.verified, report.pending, report.files) == (7, 5, 2, 50))
    #expect(report.filesUncovered == 0)
    #expect(report.chains.map(\.name.isBackfill) == [false, true])
    #expect(report.chains[0].proven == [1_627_599_691..<1_627_617_691])
    #expect(report.chains[0].pending.map(\.path).allSatisfy { $0.hasSuffix("T050131Z.json.gz") })
  }

  @Test func metadataVerifiesTheNewestToo() throws {
    let report = try SharedChain.files().verify(SharedChain.keys(), SharedChain.signatures())
    #expect(report.problems == [])
    #expect((report.verified, report.pending) == (7, 0))
  }

  @Test func withoutKeysItSaysThatSignaturesWereNotChecked() throws {
    let report = try SharedChain.files().verify(PublicKeys())
    #expect(report.problems == [])
    #expect(!report.checksSignatures)
    #expect((report.digests, report.verified, report.pending) == (7, 0, 2))
  }

  @Test func aSpanLooksAtItsHoursAlone() throws {
    let span = VerifiedSpan(since: 1_627_606_891, until: 1_627_610_491)
    let report = try SharedChain.files().verify(SharedChain.keys(), DigestSignatures(), span)
    #expect(report.problems == [])
    #expect((report.digests, report.verified, report.files) == (1, 1, 12))
  }
}
