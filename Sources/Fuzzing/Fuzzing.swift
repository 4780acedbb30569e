import CLibFuzzer

/// Feeds hostile files to the decoder, as libFuzzer makes them up.
///
/// Build and run it with:
/// ```
/// TRAILBELL_FUZZ=1 swift build -c release --product Fuzzing --scratch-path .build-fuzz \
///   -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld
/// .build-fuzz/release/Fuzzing corpus -max_total_time=300
/// ```
@main
enum Fuzzing {
  static func main() {
    var count = CommandLine.argc
    var arguments = Optional(CommandLine.unsafeArgv)
    LLVMFuzzerRunDriver(&count, &arguments) { data, byteCount in
      FuzzCase(UnsafeBufferPointer(start: data, count: byteCount)).run()
      return 0
    }
  }
}
