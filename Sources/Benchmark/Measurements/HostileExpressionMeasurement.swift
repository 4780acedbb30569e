import CloudTrail
import Rules

/// What regular expressions cost that bring other engines to a stand.
struct HostileExpressionMeasurement: BenchmarkMeasurement {
  /// CloudTrail's own limit for a record.
  private static let largeByteCount = 256 << 10
  /// With the members around it, about as much as most records hold.
  private static let ordinaryByteCount = 1 << 10

  func run(in workspace: Workspace) throws -> Sample {
    var sample = Sample()
    for expression in HostileExpression.all {
      let rule = try expression.rule()
      let ordinary = try seconds(rule, expression.event(textByteCount: Self.ordinaryByteCount))
      let large = try seconds(rule, expression.event(textByteCount: Self.largeByteCount))
      sample.expressions.append(
        ExpressionCost(
          expression: expression.name, ordinaryMicroseconds: ordinary * 1e6,
          microsecondsPerKilobyte: large * 1e6 / Double(Self.largeByteCount >> 10)))
    }
    return sample
  }

  /// The processor time to ask a rule once of an event.
  private func seconds(_ rules: RuleSet, _ event: [UInt8]) throws -> Double {
    let bytes = event.span.bytes
    var record = Record()
    _ = try RecordScanner().scan(bytes, from: 0, limit: event.count, into: &record)
    let context = EventContext(actor: nil, outcome: "allowed")
    var watch = Stopwatch()
    var count = 0
    while watch.cpuSeconds < 0.02 {
      watch.measure {
        for _ in 0..<10 {
          rules.evaluate([0], record: record, in: bytes, context: context) { _ in }
        }
      }
      count += 10
    }
    return watch.cpuSeconds / Double(count)
  }
}
