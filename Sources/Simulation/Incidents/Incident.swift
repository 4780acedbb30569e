/// Something planted: an incident that must ring, or a near miss that must not.
struct Incident {
  struct Step {
    var template: EventTemplate
    /// After the incident's beginning.
    var offsetSeconds: Int64
    /// The shipped rules whose detection this record matches, whether or not anything rings.
    var matching: [ShippedRule]
    /// Delivered hours after it happened, as far as the trail lasts.
    var isLate = false
  }

  var account: UInt8
  /// The steps go round these regions.
  var regions: [UInt8] = [Place.frankfurt]
  var actor: Actor
  var steps: [Step]
  /// Where in the trail it may begin, as a fraction of the time in which it fits.
  var beginning: ClosedRange<Double> = 0.02...0.98

  /// Two ranges that lie apart, also in a trail of one hour, for incidents of one actor in different
  /// accounts: in one window their refusals would ring together, as of one address.
  static let early = 0.05...0.3
  static let late = 0.65...0.98

  var durationSeconds: Int64 { steps.map(\.offsetSeconds).max() ?? 0 }
}

extension Incident {
  /// The same call again and again, spread evenly from the beginning to the last second.
  static func burst(
    _ count: Int, of templates: EventTemplate..., over seconds: Int64, matching: [ShippedRule]
  ) -> [Step] {
    (0..<count).map { index in
      Step(
        template: templates[index % templates.count],
        offsetSeconds: seconds * Int64(index) / Int64(max(1, count - 1)), matching: matching)
    }
  }

  /// One call at each of the given times.
  static func calls(
    _ template: EventTemplate, at offsets: Int64..., matching: [ShippedRule]
  ) -> [Step] {
    offsets.map { Step(template: template, offsetSeconds: $0, matching: matching) }
  }
}
