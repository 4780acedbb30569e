import Testing

@testable import Delivery

/// What statuses and headers of an answer mean.
struct AnswerTests {
  private static func kind(_ outcome: DeliveryOutcome) -> String {
    switch outcome {
    case .delivered: "delivered"
    case .failed: "later"
    case .refused: "never"
    case .gone: "gone"
    case .leftOut: "left out"
    }
  }

  @Test func `every status has its meaning`() {
    for status in 100...599 {
      let outcome = StatusJudgement.outcome(status: status, answer: "", retryAfterSeconds: nil)
      let expected =
        switch status {
        case 200...299: "delivered"
        case 410: "gone"
        case 408, 425, 429: "later"
        case 400...499: "never"
        default: "later"
        }
      #expect(Self.kind(outcome) == expected, "\(status)")
    }
  }

  @Test func `what the receiver says is told`() {
    let outcome = StatusJudgement.outcome(
      status: 400, answer: "no such key", retryAfterSeconds: nil)
    #expect(outcome == .refused(reason: "the receiver answered 400: no such key"))
  }

  @Test(arguments: [
    ("120", 120), ("0", 0), (" 7 ", 7), ("99999999999999999999", Int64.max),
    ("Sun, 06 Nov 1994 08:49:37 GMT", 37), ("Sunday, 06-Nov-94 08:49:37 GMT", 37),
    ("Sun Nov  6 08:49:37 1994", 37), ("Sun, 06 Nov 1994 08:48:00 GMT", 0),
  ])
  func `Retry-After is seconds or a date`(text: String, seconds: Int64) {
    // 1994-11-06T08:49:00Z
    #expect(RetryAfter.seconds(text, nowSeconds: 784_111_740) == seconds)
  }

  @Test(arguments: [
    "", " ", "soon", "-5", "1.5", "12 minutes", "Sun, 06 Foo 1994 08:49:37 GMT",
    "Sun, 99 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:49 GMT", "١٢",
  ])
  func `anything else says nothing`(text: String) {
    #expect(RetryAfter.seconds(text, nowSeconds: 784_111_740) == nil)
  }
}
