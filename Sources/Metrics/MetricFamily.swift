/// Samples of one name, as Prometheus groups them (prometheus.io, "Exposition formats").
public struct MetricFamily: Sendable, Hashable {
  /// What a number means over time.
  public enum Kind: String, Sendable {
    /// It only grows, until the program starts again.
    case counter
    /// It goes up and down.
    case gauge
  }

  /// One number.
  public struct Sample: Sendable, Hashable {
    /// What sets it apart from others of the name.
    public let labels: [Label]
    /// The number.
    public let value: Double

    /// A number, with labels where there are several of the name.
    public init(_ value: Double, _ labels: [Label] = []) {
      self.value = value
      self.labels = labels
    }
  }

  /// A name and a value.
  public struct Label: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value.
    public let value: String

    /// A label.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The name; that of a counter ends with `_total`.
  public let name: String
  /// What it counts, in a sentence.
  public let help: String
  /// What the number means over time.
  public let kind: Kind
  /// The numbers.
  public let samples: [Sample]

  /// Samples of a name.
  public init(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
    self.name = name
    self.kind = kind
    self.help = help
    self.samples = samples
  }

  /// One number of a name.
  public init(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
    self.init(name, kind, help, [Sample(value)])
  }
}
