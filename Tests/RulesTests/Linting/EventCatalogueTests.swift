import Testing

@testable import Rules

@Suite("The catalogue of events")
struct EventCatalogueTests {
  private let catalogue = EventCatalogue.shared

  @Test func `knows the services and their events`() throws {
    #expect(catalogue.sources.count > 400)
    #expect(catalogue.names.count > 15_000)
    for (source, name) in [
      ("s3", "PutBucketLifecycle"), ("sagemaker", "CreateTrainingJob"), ("sagemaker", "PutRecord"),
      ("bedrock", "InvokeModel"), ("bedrock", "InvokeAgent"), ("signin", "ConsoleLogin"),
      ("monitoring", "PutMetricAlarm"), ("kms", "RotateKey"), ("sts", "AssumeRole"),
      ("sso", "CreatePermissionSet"), ("amazonmq", "CreateBroker"), ("es", "ListDomainNames"),
    ] {
      let source = try #require(catalogue.source("\(source).amazonaws.com"))
      #expect(catalogue.writes(source, event: name))
      #expect(catalogue.sources(ofEvent: name).contains(source.name))
    }
  }

  @Test func `has sources and names in order, each once`() {
    let sources = catalogue.sources.map(\.name)
    #expect(sources.allSatisfy { $0.hasSuffix(".amazonaws.com") && $0 == $0.lowercased() })
    let services = sources.map { $0.dropLast(".amazonaws.com".count) }
    #expect(zip(services, services.dropFirst()).allSatisfy { $0 < $1 })
    #expect(Set(catalogue.names.map { $0.lowercased() }).count == catalogue.names.count)
  }

  @Test func `has a source for each name that stands for another`() {
    for (name, source) in EventCatalogue.otherNames {
      #expect(catalogue.source(source) != nil && catalogue.source(name) != nil)
    }
  }

  @Test func `finds names with the date of their API`() throws {
    #expect(catalogue.sources(ofEvent: "CreateFunction").count > 1)
    #expect(catalogue.sources(ofEvent: "CreateFunction20150331") == ["lambda.amazonaws.com"])
    #expect(catalogue.sources(ofEvent: "ListFunctions2020_05_31") == ["cloudfront.amazonaws.com"])
    #expect(catalogue.sources(ofEvent: "GetPolicy20150331v2") == ["lambda.amazonaws.com"])
    let iam = try #require(catalogue.source("iam.amazonaws.com"))
    #expect(!catalogue.writes(iam, event: "GetPolicy20150331v2"))
    #expect(EventCatalogue.undated("CreateFunction20150331") == "CreateFunction")
    #expect(EventCatalogue.undated("GetFunction20150331v2") == "GetFunction")
    #expect(EventCatalogue.undated("CreateDistribution2020_05_31") == "CreateDistribution")
    #expect(EventCatalogue.undated("CreateAutoMLJobV2") == "CreateAutoMLJobV2")
    #expect(EventCatalogue.undated("20150331") == "20150331")
  }
}
