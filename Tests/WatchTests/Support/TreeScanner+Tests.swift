@testable import Watch

extension TreeScanner {
  /// The paths that a scan hands out, in its order.
  func paths() -> (paths: [String], summary: ScanSummary) {
    var paths: [String] = []
    let summary = scan { listing in
      paths.append(contentsOf: listing.candidates.map { $0.path.description })
      return .proceed
    }
    return (paths, summary)
  }

  /// The candidates that a scan hands out, in its order.
  func candidates() -> [TrailFileCandidate] {
    var candidates: [TrailFileCandidate] = []
    _ = scan { listing in
      candidates.append(contentsOf: listing.candidates)
      return .proceed
    }
    return candidates
  }
}
