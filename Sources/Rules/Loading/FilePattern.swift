import Foundation

/// Names of rule files, as lists of the configuration hold them.
public enum FilePattern {
  /// Whether a file is meant: by its name, or, where the pattern has a slash, by the end of its path;
  /// both with wildcards.
  public static func matches(_ pattern: String, _ path: String) -> Bool {
    guard pattern.contains("/") else {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return fnmatch(pattern, name, 0) == 0
    }
    return fnmatch(pattern, path, 0) == 0 || fnmatch("*/\(pattern)", path, 0) == 0
  }
}
