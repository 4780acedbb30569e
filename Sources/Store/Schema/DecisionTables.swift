/// The seventh version of the schema: what people decide is sealed as well.
enum DecisionTables {
  static let seals = """
    -- Which seal holds the row's entry.
    ALTER TABLE hold ADD COLUMN seal INTEGER;
    ALTER TABLE silence ADD COLUMN seal INTEGER;
    """
}
