import ArgumentParser

/// How a text is printed.
enum TextFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// How a text is printed that spreadsheets can take as well.
enum StoryFormat: String, ExpressibleByArgument, CaseIterable {
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
