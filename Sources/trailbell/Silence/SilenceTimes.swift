import ArgumentParser
import CloudTrail
import Daemon

/// From when to when a silence is.
struct SilenceTimes: ParsableArguments {
  @Option(
    name: .customLong("for"), help: "How long, such as 90m, 4h or 2d (s, m, h, d, w).",
    transform: { text in
      guard let span = TimeArgument.span(text), span > 0 else {
        throw ValidationError("'\(text)' is no span; write 90m, 4h or 2d (s, m, h, d, w)")
      }
      return span
    })
  var spanSeconds: Int64?

  @Option(
    help: "Until when: a time as 2026-11-01T00:00:00Z, or a day.", transform: Self.seconds)
  var until: Int64?

  @Option(help: "From when on, as for --until (default: now).", transform: Self.seconds)
  var from: Int64?

  func validate() throws {
    guard (spanSeconds == nil) != (until == nil) else {
      throw ValidationError("Give --for SPAN or --until TIME.")
    }
  }

  /// When the silence begins and ends.
  func range(nowSeconds: Int64) throws(RunFailure) -> (startsAt: Int64, endsAt: Int64) {
    let startsAt = from ?? nowSeconds
    let endsAt = until ?? startsAt + (spanSeconds ?? 0)
    guard endsAt > startsAt else {
      throw RunFailure(
        "the silence would end \(EventTime.text(ofSeconds: endsAt)), before it begins; give a "
          + "later --until", exitStatus: .usage)
    }
    guard endsAt > nowSeconds else {
      throw RunFailure(
        "the silence would be over since \(EventTime.text(ofSeconds: endsAt)); give a later end",
        exitStatus: .usage)
    }
    return (startsAt, endsAt)
  }

  /// Spans are refused here: they count back from now, which nobody means of a silence.
  private static func seconds(_ text: String) throws -> Int64 {
    guard TimeArgument.span(text) == nil, case .time(let seconds) = try TimeArgument(text) else {
      throw ValidationError("'\(text)' is no time; write 2026-11-01T00:00:00Z, or use --for")
    }
    return seconds
  }
}
