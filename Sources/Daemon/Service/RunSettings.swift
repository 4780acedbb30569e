import Settings
import Rules

/// Loads what a run needs: the configuration and the rules that it names.
public enum RunSettings {
  /// Loads both; every mistake is an error, so that nobody runs with half of what they meant.
  public static func load(
    _ path: String
  ) throws(RunFailure) -> (configuration: Configuration, rules: RuleBook) {
    let configuration = try configuration(path)
    let rules = try self.rules(paths: configuration.rules.paths, settings: configuration.rules)
    return (configuration, rules)
  }

  /// Loads a configuration alone.
  public static func configuration(_ path: String) throws(RunFailure) -> Configuration {
    do throws(ConfigurationError) {
      return try Configuration.load(file: path)
    } catch {
      throw RunFailure("\(error)", exitStatus: .configuration)
    }
  }

  /// What to tell a person who has no rules.
  public static let noRulesText = "there are no rules: nothing will ring; see rules.paths"

  /// Loads rules; a rule that cannot be run is an error with its place and its mend.
  public static func rules(
    paths: [String], settings: Configuration.Rules = .init()
  ) throws(RunFailure) -> RuleBook {
    let rules = RuleBook(paths: paths, settings: settings)
    guard rules.problems.isEmpty else {
      throw RunFailure(
        rules.problems.map(\.description).joined(separator: "\n"), exitStatus: .configuration)
    }
    return rules
  }
}
