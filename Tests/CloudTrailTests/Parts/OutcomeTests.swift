import Testing

@testable import CloudTrail

@Suite struct OutcomeTests {
  private static func outcome(_ members: String) -> Outcome? {
    decodeAll(Records.file(["{\"eventVersion\":\"1.08\",\(members)}"])).rows.first?.outcome
  }

  @Test(arguments: [
    "AccessDenied", "AccessDeniedException", "Client.UnauthorizedOperation", "VpceAccessDenied",
    "UnauthorizedOperation", "NotAuthorized", "Forbidden", "AuthorizationError",
  ])
  func refusals(code: String) {
    #expect(Self.outcome("\"errorCode\":\"\(code)\"") == .denied)
  }

  @Test(arguments: ["NoSuchBucket", "ThrottlingException", "ValidationError", "404"])
  func otherErrors(code: String) {
    #expect(Self.outcome("\"errorCode\":\"\(code)\",\"errorMessage\":\"denied\"") == .failed)
  }

  @Test func nothingWentWrong() {
    #expect(Self.outcome("\"eventName\":\"X\"") == .allowed)
    #expect(Self.outcome("\"errorCode\":null,\"errorMessage\":null") == .allowed)
    #expect(Self.outcome("\"errorCode\":\"Success\"") == .allowed)
    #expect(Self.outcome("\"errorCode\":\"\"") == .allowed)
  }

  @Test func failedSignInsHaveAMessageOnly() {
    #expect(Self.outcome("\"errorMessage\":\"Failed authentication\"") == .failed)
    #expect(
      Self.outcome("\"errorCode\":\"\",\"errorMessage\":\"Failed authentication\"") == .failed)
    let response = #""eventName":"ConsoleLogin","responseElements":{"ConsoleLogin":"Failure"}"#
    #expect(Self.outcome(response) == .failed)
    #expect(Self.outcome(response.replacing("Failure", with: "Success")) == .allowed)
    #expect(Self.outcome(response.replacing(":\"ConsoleLogin\"", with: ":\"Other\"")) == .allowed)
  }
}
