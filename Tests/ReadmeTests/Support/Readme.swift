/// The README of this checkout.
enum Readme {
  static func page() throws -> Page { Page(try Checkout.text("README.md")) }

  /// The questions that are asked as SQL; a page that cannot be read has none.
  static let questions = (try? page().blocks(in: "sql")) ?? []

  /// The blocks to paste into a shell, in their order.
  static func shellBlocks() throws -> [String] { try page().blocks(in: "sh").map(\.text) }
}
