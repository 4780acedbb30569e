/// All samples of a run.
struct Results {
  private var samples: [MeasurementName: [Sample]] = [:]
  /// Measurements that went wrong, with their reasons.
  private(set) var failures: [String] = []
  private var failed: Set<MeasurementName> = []

  mutating func add(_ sample: Sample, of name: MeasurementName) {
    samples[name, default: []].append(sample)
  }

  mutating func fail(_ name: MeasurementName, _ reason: String) {
    failed.insert(name)
    failures.append("\(name.rawValue): \(reason)")
  }

  /// Whether another round could tell more.
  func isWorthRepeating(_ name: MeasurementName) -> Bool {
    !failed.contains(name) && skipped(name) == nil
  }

  /// Why a measurement was not taken here.
  func skipped(_ name: MeasurementName) -> String? {
    samples[name]?.lazy.compactMap(\.skipped).first
  }

  /// The samples that have something to tell.
  func taken(_ name: MeasurementName) -> [Sample] {
    (samples[name] ?? []).filter { $0.skipped == nil }
  }

  func median(_ name: MeasurementName, _ value: (Sample) -> Double) -> Double? {
    taken(name).map(value).sorted().quantile(0.5)
  }

  func maximum(_ name: MeasurementName, _ value: (Sample) -> Double) -> Double? {
    taken(name).map(value).max()
  }
}

extension Array<Double> {
  /// The value below which a fraction of the sorted elements lies; of a few, the nearest.
  func quantile(_ fraction: Double) -> Double? {
    guard !isEmpty else { return nil }
    let rank = (Double(count) * fraction).rounded(.up)
    return self[Swift.max(0, Swift.min(count - 1, Int(rank) - 1))]
  }
}
