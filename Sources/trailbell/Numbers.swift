import Foundation
import Notify

/// Numbers as people read them.
enum Numbers {
  /// `1,234,567`.
  static func grouped(_ number: Int) -> String { NumberText.grouped(number) }

  /// `1.23 s`.
  static func seconds(_ seconds: Double) -> String { String(format: "%.2f s", seconds) }

  /// A number with its noun, such as `1 rule` and `2 rules`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

/// What to tell a person of events that are in no window.
func untimedNote(_ count: Int) -> String {
  "\(Numbers.counted(count, "event")) that rules match had no time that can be read, and rang "
    + "nothing"
}
