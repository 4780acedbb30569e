/// Alarms on metrics of AWS's own services: an account has many, and no filter can make such metrics.
struct ServiceAlarms {
  private struct Finding {
    let first: DeclaredResource
    var count = 1
  }

  private var findings: [Finding] = []
  private var positions: [String: Int] = [:]

  static func isOne(_ resource: DeclaredResource) -> Bool {
    resource.kind == .metricAlarm
      && WatchedMetric.sightings(in: resource).allSatisfy { sighting in
        sighting.namespace?.hasPrefix("AWS/") == true
      }
  }

  mutating func insert(_ resource: DeclaredResource) {
    if let position = positions[resource.file] {
      findings[position].count += 1
    } else {
      positions[resource.file] = findings.count
      findings.append(Finding(first: resource))
    }
  }

  /// One note for each file.
  var report: ImportReport {
    var report = ImportReport()
    for finding in findings {
      let title = finding.first.title
      let fault =
        finding.count == 1
        ? "\(title), on a metric of an AWS service, is not about trails"
        : "\(finding.count) alarms on metrics of AWS services, such as \(title), "
          + "are not about trails"
      report.note(
        RuleFault(finding.first.place, fault, mend: "nothing: no filter makes such metrics"),
        in: finding.first.file)
    }
    return report
  }
}
