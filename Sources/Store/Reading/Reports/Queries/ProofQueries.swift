/// What proves that the record is untouched, and what was deleted from it.
struct ProofQueries {
  let period: ReportPeriod

  /// Digests by what checking them brought.
  var verifiedDigests: ReportQuery {
    ReportQuery(
      name: "verified_digests",
      sql: """
        SELECT account, region, trail, state, count(*) AS digests, sum(log_files) AS log_files,
          min(started_at) AS first_started_at, max(ended_at) AS last_ended_at
        FROM digests WHERE \(period.of("ended_at"))
        GROUP BY account, region, trail, state ORDER BY account, region, trail, state
        """)
  }

  /// What is not as CloudTrail delivered it.
  var problems: ReportQuery {
    ReportQuery(
      name: "integrity_problems",
      sql: """
        SELECT found_at, kind, path, detail, account, region FROM integrity_problems
        WHERE \(period.of("found_at")) ORDER BY found_at, path, kind
        """)
  }

  /// The chain over what is stored.
  var seals: ReportQuery {
    ReportQuery(
      name: "seals",
      sql: """
        SELECT cause, count(*) AS seals, sum(events) AS events, min(sealed_at) AS first_sealed_at,
          max(sealed_at) AS last_sealed_at, max(seal) AS last_seal
        FROM seals WHERE \(period.of("sealed_at")) GROUP BY cause ORDER BY cause
        """)
  }

  /// One row: how the chain ended.
  var sealHead: ReportQuery {
    ReportQuery(
      name: "seal_head",
      sql: """
        SELECT seal, sealed_at, head FROM seals
        WHERE \(period.of("sealed_at")) ORDER BY seal DESC LIMIT 1
        """)
  }

  /// What was deleted, and why.
  var deletions: ReportQuery {
    ReportQuery(
      name: "deletions",
      sql: """
        SELECT cause, what, event_class, account, why, sum(count) AS count,
          min(deleted_at) AS first_deleted_at, max(deleted_at) AS last_deleted_at,
          min(first_at) AS first_at, max(last_at) AS last_at
        FROM deletions WHERE \(period.of("deleted_at"))
        GROUP BY cause, what, event_class, account, why
        ORDER BY cause, what, event_class, account, why
        """)
  }

  /// What may not be deleted.
  var holds: ReportQuery {
    ReportQuery(
      name: "holds",
      sql: """
        SELECT hold_id, reference, account, actor, from_at, until_at, reason, owner, placed_at,
          lifted_at, lifted_by
        FROM holds ORDER BY hold_id
        """)
  }
}
