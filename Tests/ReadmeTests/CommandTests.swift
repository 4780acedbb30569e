import Testing

/// The two commands that everybody starts with.
struct CommandTests {
  @Test func `the first two blocks are one line each, to be pasted`() throws {
    let blocks = try Readme.shellBlocks()
    try #require(blocks.count > 2)
    for block in blocks.prefix(2) { #expect(!block.contains("\n"), "\(block)") }
    #expect(blocks[0].hasSuffix("trailbell run --config Config/quickstart.yaml"))
    #expect(blocks[1].hasSuffix("swift test --no-parallel"))
  }

  @Test func `both install what the package needs`() throws {
    for block in try Readme.shellBlocks().prefix(2) {
      for package in ["zlib1g-dev", "libsqlite3-dev"] {
        #expect(block.contains(package), "\(block)")
      }
    }
  }

  @Test func `the check of every change runs both as they stand here`() throws {
    let script = try Checkout.text(".ci/run")
    // It takes the blocks out of the page instead of repeating them.
    for line in [
      #"mapfile -t commands < <(sed -n '/^```sh$/,/^```$/{/^```/!p}' README.md)"#,
      "quickstart=${commands[0]}", "tests=${commands[1]}", #"bash -c "$tests""#,
      #"bash -c "trap : TERM; $quickstart""#,
    ] {
      #expect(script.contains(line), "\(line)")
    }
  }
}
