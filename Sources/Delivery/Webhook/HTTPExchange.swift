import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Notify
import Synchronization

/// One request and its answer, for a thread that waits for it.
final class HTTPExchange: Sendable {
  private let client: HTTPClient
  private let request: HTTPClientRequest
  private let timeoutSeconds: Int64
  private let redaction: Redaction
  private let nowSeconds: @Sendable () -> Int64
  private let outcome = Handover<DeliveryOutcome>()
  private let state = Mutex(State())

  private struct State {
    var task: Task<Void, Never>?
    var isCancelled = false
  }

  /// How much of an answer is read, in bytes.
  private static let answerByteMaximum = 65_536
  /// How long an answer's body may take, in seconds.
  private static let bodySecondsMaximum = 3
  /// How much of an answer is told.
  private static let answerCharacterMaximum = 200

  init(
    _ request: HTTPClientRequest, by client: HTTPClient, timeoutSeconds: Int64,
    redaction: Redaction, nowSeconds: @escaping @Sendable () -> Int64
  ) {
    self.request = request
    self.client = client
    self.timeoutSeconds = timeoutSeconds
    self.redaction = redaction
    self.nowSeconds = nowSeconds
  }

  /// Sends the request, waits for the answer, and judges it.
  func run() -> DeliveryOutcome {
    state.withLock { state in
      let running = Task { await answer() }
      state.task = running
      if state.isCancelled { running.cancel() }
    }
    return outcome.take()
  }

  /// Gives up; from any thread.
  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      state.task?.cancel()
    }
  }

  private func answer() async {
    do {
      let response = try await client.execute(request, timeout: .seconds(timeoutSeconds))
      let retryAfter = response.headers.first(name: "Retry-After").flatMap {
        RetryAfter.seconds($0, nowSeconds: nowSeconds())
      }
      func judged(_ answer: String) -> DeliveryOutcome {
        StatusJudgement.outcome(
          status: Int(response.status.code), answer: answer, retryAfterSeconds: retryAfter)
      }
      // The status is the answer; a body that does not come to its end is not waited for.
      let patience = Task {
        try await Task.sleep(for: .seconds(Self.bodySecondsMaximum))
        outcome.give(judged(""))
        cancel()
      }
      outcome.give(judged(await text(of: response.body)))
      patience.cancel()
    } catch {
      outcome.give(.failed(.init(TransportFault.words(error))))
    }
  }

  /// The beginning of a body.
  private func text(of body: HTTPClientResponse.Body) async -> String {
    var bytes = ByteBuffer()
    // What breaks off behind the status changes nothing.
    do {
      for try await part in body {
        var part = part
        bytes.writeBuffer(&part)
        if bytes.readableBytes >= Self.answerByteMaximum { break }
      }
    } catch {}
    let text = LogText.line(redaction.apply(to: String(buffer: bytes)))
    return ShortText.cut(text, characterMaximum: Self.answerCharacterMaximum)
  }
}
