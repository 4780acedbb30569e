/// The seventh version of the schema: what people decide is sealed as well.
enum DecisionTables {
  static let seals = """
    -- Which seal holds the row's entry.
    ALTER TABLE hold ADD COLUMN seal INTEGER;
    ALTER TABLE silence ADD COLUMN seal INTEGER;
    -- 1 where its other rows have a hold or a silence; can be computed from them.
    ALTER TABLE seal ADD COLUMN has_decisions INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX seal_decisions ON seal (id) WHERE has_decisions = 1;
    """
}
