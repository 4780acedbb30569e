/// What a report is about.
public enum ReportKind: String, Sendable, CaseIterable {
  /// Activity, sign-ins, refusals, changes, alerts, and what became of the files.
  case audit
  /// Models from training to retirement, their data and their use.
  case ml
  /// What each principal used.
  case access
  /// Whether the record is complete and untouched.
  case integrity

  func queries(_ period: ReportPeriod) -> [ReportQuery] {
    let activity = ActivityQueries(period: period)
    let events = EventQueries(period: period)
    let alerts = AlertQueries(period: period)
    let ledger = LedgerQueries(period: period)
    let models = ModelReportQueries(period: period)
    let coverage = CoverageQueries(period: period)
    let proof = ProofQueries(period: period)
    let deleted = PeriodDeletionQuery(
      fromSeconds: period.fromSeconds, toSeconds: period.toSeconds
    ).query
    return switch self {
    case .audit:
      [
        activity.totals, activity.days, activity.hours, activity.accounts, activity.regions,
        activity.services, activity.principals, events.signIns, events.notableSignIns,
        activity.root, activity.denials, events.permissionChanges, events.trailChanges,
        alerts.rules, alerts.alerts, alerts.notifications, alerts.untold, alerts.silences,
        ledger.files, ledger.problems, deleted, proof.deletions, proof.holds, ledger.extent,
      ]
    case .ml:
      [
        activity.totals, models.days, events.trainings, events.registrations, models.approvals,
        events.deployments, events.deletions, models.dataAccess, models.invocations,
        models.refusals, deleted, ledger.extent,
      ]
    case .access:
      [
        activity.totals, activity.principals, activity.privileged, activity.denials,
        activity.actions, deleted, ledger.extent,
      ]
    case .integrity:
      [
        ledger.files, ledger.problems, ledger.rejections, ledger.conflicts, coverage.days,
        coverage.gaps, coverage.digests, coverage.digestGaps, proof.verifiedDigests, proof.problems,
        proof.seals, proof.sealHead, deleted, proof.deletions, proof.holds, events.trailChanges,
        ledger.extent,
      ]
    }
  }
}
