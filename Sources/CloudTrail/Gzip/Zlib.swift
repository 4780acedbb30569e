import CZlib

/// The zlib library that runs.
public enum Zlib {
  /// Its version, such as `1.2.13`.
  public static var version: String { String(cString: zlibVersion()) }
}
