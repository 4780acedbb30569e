// swift-tools-version: 6.2
import Foundation
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "trailbell",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // The two system libraries.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

    // The way of the data, from the bytes upwards; a target imports only what stands above it.
    .target(
      name: "CloudTrail",
      dependencies: ["CZlib", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(
      name: "Rules",
      dependencies: ["CloudTrail", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(name: "Retention", swiftSettings: settings),
    .target(name: "Alarms", dependencies: ["CloudTrail", "Rules"], swiftSettings: settings),
    .target(name: "Lineage", dependencies: ["CloudTrail"], swiftSettings: settings),
    .target(
      name: "Coverage", dependencies: ["CloudTrail", "Retention"], swiftSettings: settings),
    .target(name: "Permissions", dependencies: ["CloudTrail"], swiftSettings: settings),
    .target(
      name: "Integrity",
      dependencies: [
        "CloudTrail",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Store",
      dependencies: [
        "CSQLite", "CloudTrail", "Coverage", "Integrity", "Lineage", "Permissions", "Retention",
        "Rules", "Alarms",
      ],
      swiftSettings: settings),
    .target(
      name: "Simulation",
      dependencies: [
        "CZlib",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    // The other side of webhooks, for tests and measurements.
    .target(
      name: "Receivers",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: settings),
    .target(name: "Notify", dependencies: ["Alarms", "CloudTrail"], swiftSettings: settings),
    .target(
      name: "Reports", dependencies: ["Store", "Notify", "CloudTrail", "Retention"],
      swiftSettings: settings),
    .target(
      name: "Pseudonyms",
      dependencies: [
        "Store", "Notify", "CloudTrail", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(
      name: "Delivery",
      dependencies: [
        "Alarms", "Notify", "Settings",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: settings),
    .target(
      name: "Settings",
      dependencies: ["Notify", "Retention", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(name: "ServiceNotice", swiftSettings: settings),
    .target(
      name: "Metrics",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .target(name: "Watch", swiftSettings: settings),
    .target(
      name: "Daemon",
      dependencies: [
        "Settings", "ServiceNotice", "Metrics", "Delivery", "Notify", "Pseudonyms", "Store",
        "Watch", "Alarms", "Rules", "Integrity", "CloudTrail", "Retention",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "trailbell",
      dependencies: [
        "Coverage", "Daemon", "Delivery", "Integrity", "Lineage", "Notify", "Permissions",
        "Pseudonyms", "Reports", "Retention", "Rules", "Simulation", "Store", "Alarms", "Settings",
        "CloudTrail",
        "ServiceNotice",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    .executableTarget(
      name: "trailbell-benchmark",
      dependencies: [
        "CloudTrail", "CZlib", "CSQLite", "Rules", "Alarms", "Retention", "Store", "Watch",
        "Daemon", "Receivers", "Simulation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Sources/Benchmark", swiftSettings: settings),

    // What each of them promises.
    .testTarget(
      name: "CloudTrailTests", dependencies: ["CloudTrail", "CZlib"], swiftSettings: settings),
    .testTarget(
      name: "RulesTests",
      dependencies: ["Rules", "CloudTrail", "CZlib", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .testTarget(
      name: "AlarmsTests", dependencies: ["Alarms", "CloudTrail", "Rules", "Simulation", "Store"],
      swiftSettings: settings),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "CSQLite",
        "Store", "CloudTrail", "Coverage", "Integrity", "Lineage", "Permissions", "Retention",
        "Rules", "Alarms", "Simulation",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RetentionTests",
      dependencies: ["Retention", "Store", "Alarms", "CloudTrail", "Rules"],
      swiftSettings: settings),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Retention", "Store", "Notify"],
      exclude: ["read_page.py", "Browser/look_at_page.py"], swiftSettings: settings),
    .testTarget(
      name: "PseudonymsTests", dependencies: ["Pseudonyms", "Store"], swiftSettings: settings),
    .testTarget(name: "NotifyTests", dependencies: ["Notify", "Alarms"], swiftSettings: settings),
    .testTarget(
      name: "DeliveryTests",
      dependencies: [
        "Delivery", "Receivers", "Notify", "Settings", "Alarms",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "DaemonTests",
      dependencies: [
        "trailbell", "Daemon", "Settings", "ServiceNotice", "Store", "Lineage", "Permissions",
        "Alarms", "Rules", "CloudTrail", "Integrity", "Pseudonyms", "Watch", "Simulation", "CZlib",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ReadmeTests",
      dependencies: ["Daemon", "Settings", "Rules", "Simulation", "Store"],
      swiftSettings: settings),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "trailbell", "Daemon", "Pseudonyms", "Store", "Alarms", "Rules", "Simulation", "Receivers",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CounterpartTests", dependencies: ["Delivery", "Notify", "Settings", "Alarms"],
      exclude: ["Setup/create_stack.py"],
      swiftSettings: settings),
    .testTarget(
      name: "IntegrityTests",
      dependencies: [
        "Integrity", "CloudTrail", "Simulation", "CZlib",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .testTarget(name: "WatchTests", dependencies: ["Watch"], swiftSettings: settings),
    .testTarget(
      name: "SettingsTests", dependencies: ["Settings", "Retention"], swiftSettings: settings),
    .testTarget(
      name: "ServiceNoticeTests", dependencies: ["ServiceNotice"], swiftSettings: settings),
    .testTarget(name: "MetricsTests", dependencies: ["Metrics"], swiftSettings: settings),
    .testTarget(
      name: "SimulationTests", dependencies: ["Simulation", "CZlib"], swiftSettings: settings),
  ]
)

// The fuzzer links with the sanitizer's own driver: only those who ask for it build it.
if ProcessInfo.processInfo.environment["TRAILBELL_FUZZ"] != nil {
  package.targets += [
    .systemLibrary(name: "CLibFuzzer"),
    .executableTarget(
      name: "Fuzzing", dependencies: ["CloudTrail", "CZlib", "CLibFuzzer"],
      swiftSettings: settings),
  ]
}
