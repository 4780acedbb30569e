import Watch

/// Lists the trail files of a folder for tests that feed a part of the pipeline by hand.
enum TreeScannerProxy {
  static func candidates(of folder: String) -> [TrailFileCandidate] {
    var candidates: [TrailFileCandidate] = []
    let _: ScanSummary = TreeScanner(root: PathBytes(folder)).scan { listing in
      candidates += listing.candidates
      return .proceed
    }
    return candidates
  }
}
