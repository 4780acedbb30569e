/// The sixth version of the schema, as far as it answers common questions: what events are about, and
/// where calls of machine learning name their object.
///
/// ``CallLists`` says what is in it.
enum TopicTables {
  /// An index for each topic, and for what was denied.
  static let topics = """
    CREATE INDEX file_problem ON file (stored_at)
      WHERE state NOT IN ('complete', 'digest') OR rejected > 0;
    CREATE INDEX event_denied ON event (time) WHERE outcome = 1;
    CREATE INDEX event_machine_learning ON event (time) WHERE flags & 64;
    CREATE INDEX event_model_change ON event (time) WHERE flags & 128;
    CREATE INDEX event_sign_in ON event (time) WHERE flags & 256;
    CREATE INDEX event_data_access ON event (time) WHERE flags & 512;
    CREATE INDEX event_permission_change ON event (time) WHERE flags & 1024;
    CREATE INDEX event_trail_change ON event (time) WHERE flags & 2048;
    """

  static let modelCalls = """
    CREATE TABLE model_call (
      event_source TEXT NOT NULL,
      event_name TEXT NOT NULL,
      object_kind TEXT NOT NULL,
      -- Paths into the request and the answer.
      request_path TEXT,
      response_path TEXT,
      PRIMARY KEY (event_source, event_name)
    ) STRICT, WITHOUT ROWID;
    """
}
