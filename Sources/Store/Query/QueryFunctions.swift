/// The functions that a question may use: those of SQLite that compute something from their
/// arguments, and from nothing else but the clock and chance.
enum QueryFunctions {
  static let allowed: Set<String> = [
    texts, numbers, times, json, aggregates, windows,
  ].reduce(into: []) { $0.formUnion($1) }

  private static let texts = [
    "char", "format", "printf", "glob", "like", "hex", "unhex", "instr", "length", "lower", "upper",
    "ltrim", "rtrim", "trim", "quote", "replace", "soundex", "substr", "substring", "unicode",
    "concat", "concat_ws", "octet_length",
  ]

  private static let numbers = [
    "abs", "coalesce", "ifnull", "iif", "if", "nullif", "likelihood", "likely", "unlikely", "max",
    "min", "random", "randomblob", "zeroblob", "round", "sign", "typeof", "acos", "acosh", "asin",
    "asinh", "atan", "atan2", "atanh", "ceil", "ceiling", "cos", "cosh", "degrees", "exp", "floor",
    "ln", "log", "log10", "log2", "mod", "pi", "pow", "power", "radians", "sin", "sinh", "sqrt",
    "tan", "tanh", "trunc", "sqlite_version",
  ]

  private static let times = [
    "date", "time", "datetime", "julianday", "unixepoch", "strftime", "timediff", "current_date",
    "current_time", "current_timestamp",
  ]

  private static let json = [
    "json", "json_array", "json_array_length", "json_extract", "->", "->>", "json_insert",
    "json_object", "json_patch", "json_pretty", "json_remove", "json_replace", "json_set",
    "json_type", "json_valid", "json_quote", "json_error_position",
  ]

  private static let aggregates = [
    "avg", "count", "group_concat", "string_agg", "sum", "total", "json_group_array",
    "json_group_object",
  ]

  private static let windows = [
    "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead",
    "first_value", "last_value", "nth_value",
  ]
}
