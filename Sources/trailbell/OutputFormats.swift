import ArgumentParser

/// How a text is printed.
enum TextFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// How a text is printed that spreadsheets can take as well.
enum StoryFormat: String, ExpressibleByArgument, CaseIterable {
  /// What helps with an option for it.
  static let help: ArgumentHelp = """
    How it is printed: text, json or csv, whose lines end with CR LF (RFC 4180).
    """

  case text
  case json
  case csv
}

/// How tables are printed.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case json
}

/// How lines are printed.
enum LineFormat: String, ExpressibleByArgument, CaseIterable {
  case line
  case json
}
