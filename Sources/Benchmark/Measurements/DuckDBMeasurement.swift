import Foundation

/// DuckDB loading the same columns from the same files into a database file.
struct DuckDBMeasurement: BenchmarkMeasurement {
  /// Two ways to write the same load; DuckDB needs several times as long for the first.
  enum Form: String {
    /// A list of columns for `read_json`, as its manual shows it.
    case columns
    /// Whole objects, taken apart by `json_extract` and `from_json`.
    case fromJSON
  }

  let python: String
  let form: Form

  /// What the script prints.
  private struct Output: Decodable {
    let wallSeconds: Double
    let cpuSeconds: Double
    let peakKilobytes: Int
    let recordCount: Int
    let version: String
  }

  func run(in workspace: Workspace) throws -> Sample {
    guard let path = ProgramRun.find(python) else { return .skipped("\(python) is not installed") }
    let script = try workspace.work("load.py")
    try Self.script.write(toFile: script, atomically: false, encoding: .utf8)
    let text = try ProgramRun(
      path: path,
      arguments: [
        script, form.rawValue, workspace.path(of: .bulk), try workspace.work("events.duckdb"),
      ]
    ).output()
    guard !text.isEmpty else { return .skipped("DuckDB is not installed") }
    let output = try JSONDecoder().decode(Output.self, from: text)
    var sample = Sample()
    sample.wallSeconds = output.wallSeconds
    sample.cpuSeconds = output.cpuSeconds
    sample.peakByteCount = output.peakKilobytes * 1_024
    sample.recordCount = output.recordCount
    sample.storedCount = output.recordCount
    sample.version = output.version
    return sample
  }

  /// All cores, an explicit list of columns instead of a guess, nested values left as JSON text.
  ///
  /// The clock runs from opening the database to closing it; Python's own start is not counted.
  private static let script = #"""
    import json, resource, sys, time
    try:
        import duckdb
    except ImportError:
        sys.exit(0)
    form, trail, database = sys.argv[1:]
    texts = '''eventVersion eventSource eventName awsRegion sourceIPAddress userAgent errorCode
        errorMessage requestID eventID eventType recipientAccountId eventCategory sharedEventID
        vpcEndpointId'''.split()
    values = '''userIdentity requestParameters responseElements additionalEventData resources
        tlsDetails'''.split()
    fields = [('eventTime', 'TIMESTAMP'), ('readOnly', 'BOOLEAN')]
    fields += [(name, 'VARCHAR') for name in texts] + [(name, 'JSON') for name in values]
    files = f"'{trail}/AWSLogs/**/*.json.gz', format = 'newline_delimited', " \
        "maximum_object_size = 67108864"
    if form == 'columns':
        struct = ', '.join(f'{name} {kind}' for name, kind in fields)
        query = f'''SELECT unnest(record, max_depth := 1) FROM (
            SELECT unnest(Records) AS record FROM read_json({files},
                columns = {{'Records': 'STRUCT({struct})[]'}}))'''
    else:
        query = f'''SELECT unnest(from_json(record, '{json.dumps(dict(fields))}')) FROM (
            SELECT unnest(json_extract(json, '$.Records[*]')) AS record
            FROM read_json_objects({files}))'''
    usage = lambda: resource.getrusage(resource.RUSAGE_SELF)
    cpu = lambda: usage().ru_utime + usage().ru_stime
    wall_start, cpu_start = time.monotonic(), cpu()
    connection = duckdb.connect(database)
    connection.execute('CREATE TABLE event AS ' + query)
    count = connection.execute('SELECT count(*) FROM event').fetchone()[0]
    connection.close()
    print(json.dumps({
        'wallSeconds': time.monotonic() - wall_start, 'cpuSeconds': cpu() - cpu_start,
        'peakKilobytes': usage().ru_maxrss, 'recordCount': count,
        'version': duckdb.__version__}))
    """#
}
