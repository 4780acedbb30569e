import Metrics
import Store

/// The daemon's numbers under the names that Prometheus knows them by.
enum DaemonMetrics {
  typealias Sample = MetricFamily.Sample
  typealias Label = MetricFamily.Label

  /// - Parameters:
  ///   - gauges: what the database says; nil where it cannot be read.
  ///   - sizes: how large the database's files are, in bytes, by their kind.
  static func families(
    _ health: Health.Snapshot, _ gauges: DatabaseGauges?, sizes: [(kind: String, bytes: Int64)]
  ) -> [MetricFamily] {
    process(health) + reading(health.tallies) + stored(health, gauges, sizes)
      + notifying(health, gauges) + [errors(health.tallies)]
  }

  private static func process(_ health: Health.Snapshot) -> [MetricFamily] {
    [
      MetricFamily(
        "trailbell_build_info", .gauge, "The program's version.",
        [Sample(1, [Label("version", trailbellVersion)])]),
      MetricFamily(
        "trailbell_start_time_seconds", .gauge, "When the daemon started, in Unix seconds.",
        Double(health.startedAt)),
    ]
  }

  private static func reading(_ tallies: Tallies) -> [MetricFamily] {
    let records = tallies.records
    return [
      MetricFamily(
        "trailbell_files_total", .counter, "Trail files that were read, by how it ended.",
        [
          Sample(Double(tallies.files - tallies.fileProblems), [Label("result", "complete")]),
          Sample(Double(tallies.fileProblems), [Label("result", "problem")]),
        ]),
      MetricFamily(
        "trailbell_records_total", .counter, "Records in trail files, by what became of them.",
        [
          Sample(Double(records.stored), [Label("result", "stored")]),
          Sample(Double(records.duplicates), [Label("result", "duplicate")]),
          Sample(Double(records.rejected), [Label("result", "rejected")]),
        ]),
      MetricFamily(
        "trailbell_conflicts_total", .counter,
        "Events with the id and time of another, and other content.", Double(tallies.conflicts)),
      MetricFamily(
        "trailbell_matches_total", .counter, "Events that rules ask for.",
        Double(tallies.matches)),
    ]
  }

  private static func stored(
    _ health: Health.Snapshot, _ gauges: DatabaseGauges?, _ sizes: [(kind: String, bytes: Int64)]
  ) -> [MetricFamily] {
    let lastCommitAt = health.tallies.lastCommitAt
    return [
      MetricFamily(
        "trailbell_files_in_flight", .gauge, "Trail files between the folder and the database.",
        Double(health.filesInFlight)),
      MetricFamily(
        "trailbell_last_commit_time_seconds", .gauge,
        "When events were last stored, in Unix seconds.",
        lastCommitAt == 0 ? [] : [Sample(Double(lastCommitAt))]),
      MetricFamily(
        "trailbell_newest_event_time_seconds", .gauge,
        "The time of the newest event, in Unix seconds: how far behind the trail is.",
        (gauges?.newestEventAt).map { [Sample(Double($0))] } ?? []),
      MetricFamily(
        "trailbell_database_bytes", .gauge, "How large the database's files are.",
        sizes.map { Sample(Double($0.bytes), [Label("file", $0.kind)]) }),
    ]
  }

  private static func notifying(
    _ health: Health.Snapshot, _ gauges: DatabaseGauges?
  ) -> [MetricFamily] {
    let tallies = health.tallies
    let outcomes = tallies.notifications.sorted { $0.key < $1.key }.flatMap { sink, counts in
      counts.sorted { $0.key < $1.key }.map { outcome, count in
        Sample(Double(count), [Label("sink", sink), Label("result", outcome)])
      }
    }
    return [
      MetricFamily(
        "trailbell_alerts_total", .counter,
        "Alerts that people were to be told of; a summary of old ones counts as one.",
        Double(tallies.alerts)),
      MetricFamily(
        "trailbell_alerts_firing", .gauge, "Alerts that ring.",
        gauges.map { [Sample(Double($0.firingAlerts))] } ?? []),
      MetricFamily(
        "trailbell_notifications_total", .counter, "Tries to tell a sink, by how they ended.",
        outcomes),
      MetricFamily(
        "trailbell_outbox_waiting", .gauge, "Notifications that wait, by sink.",
        counts(gauges?.waiting, health.sinks)),
      MetricFamily(
        "trailbell_outbox_dead", .gauge, "Notifications that were given up, by sink.",
        counts(gauges?.dead, health.sinks)),
      MetricFamily(
        "trailbell_sink_failing", .gauge, "1 where the last try to tell the sink failed.",
        health.sinks.map {
          Sample(tallies.failingSinks.contains($0) ? 1 : 0, [Label("sink", $0)])
        }),
    ]
  }

  /// Sinks of which nothing is known have nothing: an alert on their number needs to see that.
  private static func counts(_ counts: [String: Int]?, _ sinks: [String]) -> [Sample] {
    guard let counts else { return [] }
    return Set(counts.keys).union(sinks).sorted().map {
      Sample(Double(counts[$0] ?? 0), [Label("sink", $0)])
    }
  }

  private static func errors(_ tallies: Tallies) -> MetricFamily {
    MetricFamily(
      "trailbell_errors_total", .counter, "Errors that the daemon noticed, by what they are about.",
      Tallies.ErrorKind.allCases.map {
        Sample(Double(tallies.errors[$0] ?? 0), [Label("kind", $0.rawValue)])
      })
  }
}
