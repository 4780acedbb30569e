/// Turns samples into the lines of the table, and holds the goals.
struct ReportBuilder {
  let results: Results

  func report(command: String, loadAverageBefore: String) -> Report {
    let rows =
      contentRows + scanRows + ruleRows + expressionRows + ingestRows + otherProgramRows
      + smallFileRows + alarmRows
    return Report(
      rows: rows + memoryRows + latencyRows + upkeepRows, skipped: skipped,
      machine: Machine(
        loadAverageBefore: loadAverageBefore, duckDB: version(.duckDB), jq: version(.jq)),
      command: command)
  }

  // MARK: One thread, by processor time

  private var contentRows: [ReportRow] {
    let size = { (sample: Sample) in Double(sample.contentByteCount) / 1e6 }
    return [
      row("inflate", .inflate, "MB/s a core", cpu) { size($0) },
      row("inflate + one pass over the bytes", .inflatePass, "MB/s a core", cpu) { size($0) }?
        .against("inflate", ratio: ratio(.inflate, .inflatePass, cpu)),
    ].compactMap(\.self)
  }

  private var scanRows: [ReportRow] {
    [
      row("scan, 60 rules", .scan60, "records/s a core", cpu, records)?
        .against("inflate + pass", ratio: ratio(.inflatePass, .scan60, cpu))
        .goal(.valueAtLeastOrRatio(250_000, 0.8)),
      row("scan, 1,000 rules", .scan1000, "records/s a core", cpu, records)?
        .against("CPU of 60 rules", ratio: ratio(.scan1000, .scan60, cpu))
        .goal(.ratioAtMost(1.1)),
      row("scan, shipped rules", .scanShipped, "records/s a core", cpu, records)?
        .against("CPU of 60 rules", ratio: ratio(.scanShipped, .scan60, cpu)),
      row("scan, 60 rules, all cores", .scan60AllCores, "records/s", wall, records)?
        .against("one core", ratio: ratio(.scan60, .scan60AllCores, wall)),
      row("scan, 1,000 rules, all cores", .scan1000AllCores, "records/s", wall, records)?
        .against("one core", ratio: ratio(.scan1000, .scan1000AllCores, wall)),
    ].compactMap(\.self)
  }

  private var ruleRows: [ReportRow] {
    let perEvent = { (sample: Sample) in sample.cpuSeconds / Double(sample.recordCount) * 1e9 }
    return [
      results.median(.ruleCost60, perEvent).map {
        timed(ReportRow("rules alone, 60", $0, "ns/event"), .ruleCost60)
      },
      results.median(.ruleCost1000, perEvent).map {
        timed(ReportRow("rules alone, 1,000", $0, "ns/event"), .ruleCost1000)
          .against("60 rules", ratio: ratio(.ruleCost1000, .ruleCost60, perEvent))
      },
      results.median(.ruleCostShipped, perEvent).map {
        timed(ReportRow("rules alone, those shipped", $0, "ns/event"), .ruleCostShipped)
          .against("60 rules", ratio: ratio(.ruleCostShipped, .ruleCost60, perEvent))
      },
    ].compactMap(\.self)
  }

  private var expressionRows: [ReportRow] {
    let samples = results.taken(.hostileExpressions)
    func median(_ position: Int, _ value: (ExpressionCost) -> Double) -> Double {
      samples.map { value($0.expressions[position]) }.sorted().quantile(0.5) ?? 0
    }
    let expressions = samples.first?.expressions ?? []
    let rows = expressions.enumerated().map { position, cost in
      ReportRow(
        "regex \(cost.expression), 256 KB", median(position, \.microsecondsPerKilobyte), "µs/KB")
    }
    let worst = expressions.indices.map { median($0, \.ordinaryMicroseconds) }.max()
    return rows
      + [
        worst.map {
          ReportRow("the worst of these, ordinary event", $0, "µs/event").goal(.valueAtMost(1000))
        }
      ].compactMap(\.self)
  }

  // MARK: Everything at once, by the clock

  private var ingestRows: [ReportRow] {
    let floor = speed(.floor, wall, stored)
    return [
      row("SQLite floor", .floor, "rows/s", wall, stored),
      row("ingest, no rules", .ingest, "stored/s", wall, stored)?
        .against("floor", ratio: quotient(speed(.ingest, wall, stored), floor)),
      row("ingest, 60 rules", .ingest60, "stored/s", wall, stored)?
        .against("floor", ratio: quotient(speed(.ingest60, wall, stored), floor))
        .goal(.ratioAtLeast(0.8)),
      row("… with its duplicates", .ingest60, "records/s", wall, records)?
        .against("floor", ratio: quotient(speed(.ingest60, wall, records), floor)),
      row("ingest, 1,000 rules", .ingest1000, "stored/s", wall, stored)?
        .against("time of 60 rules", ratio: ratio(.ingest1000, .ingest60, wall))
        .goal(.ratioAtMost(1.1)),
    ].compactMap(\.self)
  }

  private var otherProgramRows: [ReportRow] {
    let ingest = speed(.ingest60, wall, records)
    let duckDB = speed(.duckDB, wall, records)
    let fromJSON = speed(.duckDBFromJSON, wall, records)
    // jq does not count; the trail is the same.
    let recordCount = results.median(.ingest60, records) ?? results.median(.scan60, records)
    let jq = quotient(recordCount, results.median(.jq, wall))
    let others: [(String, Double?, Goal?)] = [
      ("DuckDB", duckDB, .ratioAtLeast(8)), ("DuckDB, from_json", fromJSON, .ratioAtLeast(8)),
      ("zcat | jq", jq, nil),
    ]
    let comparisons = others.compactMap { name, speed, goal -> ReportRow? in
      guard let ratio = quotient(ingest, speed) else { return nil }
      let row = row("ingest, 60 rules", .ingest60, "records/s", wall, records)?
        .against(name, ratio: ratio)
      return goal.map { row?.goal($0) } ?? row
    }
    return [
      row("DuckDB, load with read_json", .duckDB, "records/s", wall, records),
      row("DuckDB, load with from_json", .duckDBFromJSON, "records/s", wall, records),
      jq.map { timed(ReportRow("zcat | jq", $0, "records/s"), .jq) },
    ].compactMap(\.self) + comparisons
  }

  private var smallFileRows: [ReportRow] {
    let files = { (sample: Sample) in Double(sample.fileCount) }
    return [
      row("ingest of small files, 60 rules", .smallIngest, "files/s", wall) { files($0) }?
        .goal(.valueAtLeast(20_000)),
      row("… their records", .smallIngest, "records/s", wall, records),
      row("scan of small files, all cores", .smallScan, "files/s", wall) { files($0) },
    ].compactMap(\.self)
  }

  // MARK: Alarms

  private var alarmRows: [ReportRow] {
    let late = results.taken(.lateEvent).flatMap(\.latenciesMilliseconds).sorted()
    let start = results.taken(.start).flatMap(\.latenciesMilliseconds).sorted()
    return [
      results.median(.alarms, { Double($0.matchCount) }).map { matches in
        timed(ReportRow("alarms, 60 counting rules, matches", matches, ""), .alarms)
          .against("time of their ingest", ratio: alarmShare).goal(.ratioAtMost(0.15))
      },
      results.median(.alarms, { $0.alarmSeconds / Double(max(1, $0.matchCount)) * 1e6 }).map {
        ReportRow("… for each match", $0, "µs")
      },
      late.quantile(0.5).map { ReportRow("alarms of a late event, p50", $0, "ms") },
      late.quantile(0.99).map {
        ReportRow("alarms of a late event, p99", $0, "ms").goal(.valueAtMost(5))
      },
      start.quantile(0.5).map {
        ReportRow("start with 10 million events, 100,000 open groups", $0, "ms")
          .goal(.valueAtMost(2_000))
      },
    ].compactMap(\.self)
  }

  private var alarmShare: Double? {
    results.median(.alarms) { $0.alarmSeconds / $0.wallSeconds }
  }

  // MARK: Memory and latency

  private var memoryRows: [ReportRow] {
    let inputs: [(String, MeasurementName)] = [
      ("bulk", .ingest60), ("bulk, 1,000 rules", .ingest1000), ("small files", .smallIngest),
      ("a file of 300 MB", .largeFile), ("records of 3 MB", .largeRecord),
    ]
    return inputs.compactMap { input, name in
      // The worst of all rounds: a bound is a bound.
      results.maximum(name) { Double($0.peakByteCount) / 1e6 }.map {
        timed(ReportRow("peak memory of ingest, \(input)", $0, "MB"), name)
          .goal(.valueAtMost(100))
      }
    }
  }

  private var latencyRows: [ReportRow] {
    let ways: [(String, MeasurementName, goal: Double)] = [
      ("rename to committed alert", .latency, 300),
      ("rename to committed alert while events are deleted", .retention, 300),
      ("rename to the webhook's receipt", .webhook, 500),
      ("the same under full ingest load", .webhookUnderLoad, 5_000),
    ]
    return ways.flatMap { words, name, goal in
      let latencies = results.taken(name).flatMap(\.latenciesMilliseconds).sorted()
      return [
        latencies.quantile(0.5).map { ReportRow("\(words), p50", $0, "ms") },
        latencies.quantile(0.99).map {
          ReportRow("\(words), p99", $0, "ms").goal(.valueAtMost(goal))
        },
      ].compactMap(\.self)
    }
  }

  /// How long deleting keeps the writer from what arrives, and a newer program its users.
  private var upkeepRows: [ReportRow] {
    let holds = results.taken(.retention).flatMap(\.holdsMilliseconds).sorted()
    return [
      holds.quantile(0.5).map { ReportRow("writer held by a deletion, p50", $0, "ms") },
      holds.quantile(0.99).map { ReportRow("writer held by a deletion, p99", $0, "ms") },
      holds.last.map {
        ReportRow("writer held by a deletion, longest of \(holds.count)", $0, "ms")
          .goal(.valueAtMost(50))
      },
      results.median(.migration) { $0.wallSeconds / Double(max(1, $0.storedCount)) * 1e6 }.map {
        timed(ReportRow("from version 5 to this, of a million events", $0, "s"), .migration)
      },
    ].compactMap(\.self)
  }

  private var skipped: [String] {
    MeasurementName.allCases.compactMap { name in
      results.skipped(name).map { "\(name.rawValue): \($0), skipped" }
    }
  }
}

extension ReportBuilder {
  private func wall(_ sample: Sample) -> Double { sample.wallSeconds }
  private func cpu(_ sample: Sample) -> Double { sample.cpuSeconds }
  private func records(_ sample: Sample) -> Double { Double(sample.recordCount) }
  private func stored(_ sample: Sample) -> Double { Double(sample.storedCount) }
  private func version(_ name: MeasurementName) -> String? { results.taken(name).first?.version }

  private func speed(
    _ name: MeasurementName, _ seconds: (Sample) -> Double, _ amount: (Sample) -> Double
  ) -> Double? {
    results.median(name) { amount($0) / seconds($0) }
  }

  private func ratio(
    _ above: MeasurementName, _ below: MeasurementName, _ value: (Sample) -> Double
  ) -> Double? {
    quotient(results.median(above, value), results.median(below, value))
  }

  private func quotient(_ above: Double?, _ below: Double?) -> Double? {
    guard let above, let below, below > 0 else { return nil }
    return above / below
  }

  private func row(
    _ text: String, _ name: MeasurementName, _ unit: String, _ seconds: (Sample) -> Double,
    _ amount: (Sample) -> Double
  ) -> ReportRow? {
    speed(name, seconds, amount).map { timed(ReportRow(text, $0, unit), name) }
  }

  private func timed(_ row: ReportRow, _ name: MeasurementName) -> ReportRow {
    var row = row
    row.wallSeconds = results.median(name, wall)
    row.cpuSeconds = results.median(name, cpu)
    return row
  }
}
