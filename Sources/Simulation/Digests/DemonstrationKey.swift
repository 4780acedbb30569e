/// The key that signs the digests of invented trails.
///
/// It is no secret: everybody has it, and it proves nothing but that a verifier works. It stands here,
/// because RSA keys cannot be drawn from a seed with the library in use, and the same options are to
/// write the same bytes.
enum DemonstrationKey {
  /// PKCS#1 in base64; 2048 bits.
  static let privateValue = """
    MIIEpQIBAAKCAQEA583iamS7gn7HLQ2mhHsa9M/o9xnFrIu+m1qWZWk512Bxd9UUJCDANxcTQhFflSdnRpL8mac9\
    cBx/mTQvNma0g0JSR6gP0vSTSNd/JwMjzqVr4AMlVL1PTB4W50FfyKt61HvOoCHhfKQ25GzEYYFDM3kjCaWZEbFW\
    s/t2MDu0GkDxTmMr34PYa/kuwQIfQ1le/TwqDHOvWj3LmmqITCFE2LE0+cupcNM6f4M5W9ggyphM68Cww/QiI93/\
    cok1i8ViOmIB3k+Zd2P9yXFT+n4m3qFRrY8o7yJM03tjtXr6LeLPc+AiHoeY/Ecjm3UvF/JYCYj7vNInpObYhrBj\
    ZY0KbwIDAQABAoIBAByCtCsbLKeblD/fApt00MH0+IBmnmuJ3JhwXI3TPWwCJAf1yz5jpitLHpvtAHFF9sE1aaA0\
    c61gXp6nTnnwc+9ZBD8QAAeVpq/k4XIY7sSHOsIYtkoP5rrupdPXtJeSj877/f6wFsh6d3iXmtKApZVP0Za+1BmF\
    qFZcGBNNTz+TKqqUPOiJEIU4Z9kXTTRaC4WrAe1kBes1u+9ABDjK3V1d28+/+kVe/y1OnF2xMhBL1NTjW2T73ZxM\
    tCjpXAxyS83w7MEmcY2Y36cNQUCvkYQQPvzMqjJv4NzntMKLFy2ov6t6PR3jX+IVHTBX3ClhebJxBhrBwYYxZHFO\
    vKydPmECgYEA+P9xHuJxK2mV4SL5L2kIPL5RzIq0MDU0XUS2f2RE+xwbovh365Sd62Na8UWbsn3E16w30ZXrXHY5\
    BytHtV9n/UZfNzEpZuWyy5HLtny8PMeIT44juDTPWLnevSCrXsndMtQfgHlLPK5PUZk8mH9DMqek6lHr/0LtqFUx\
    aS6NAwkCgYEA7lKqFF/dsG4mKiXSXYSBn5kCjrMf4DmbS9WRM4A02UfcvKjaUKv1I1t96ieiASDVEttL+E0TbKQ7\
    1Rn2HcS2kOvmVabtv/A8eStxmu5kSDGXptBO3if0SoYKcTJiLHwur+e+KBE+YRXvNHq0Am6q8NWOV+M1Cd/WbG3H\
    nyvdp7cCgYEAk3bM6sqW1WwRvKT2yNI+c6MPVMDsmARaf8Y7AtVCWSk7YNggRV/d6tMLwApGfH4pvsUaxcAxBLBr\
    c8h5DnxzXLd5mnk+GNd+fTtaVzgmTySooN0AYI6+IcDqnj2j4F5S51BjW7X6DfT5usyy62mrRWutqqxbxPBBScky\
    myVbk+kCgYEA5YTfH7gjvKKYRsceDcprO9UUTXHdJQjVsvb/W+YA/7DhuR+1ATRaZa7bWQLKVuPT0NE6HOu95UdW\
    CCl0ib7FRFSsA5k8JzmqQ9e/FUK5eX2pW5IKIpHAB3WH4PRw7/64x9gbnmLc/IsvUA9MBXunTUGeUK4Uimn0C4C+\
    W2DXm4kCgYEAmcnOZag2wrqNEVqkz8nDr9Y+nUakwtbg6LlSgnXGJzIBGfZSxi61+CzlO4WOWm21qc5UpNbHKKfr\
    EtnbPOeXYpGFqAAScOWGEVoaLU6J+15C4dfqaB5rlQjchssnqRPo2D6UypAnezFA2swGGXCdDjVtuywirE/CcayY\
    Vc8a7SA=
    """
}
