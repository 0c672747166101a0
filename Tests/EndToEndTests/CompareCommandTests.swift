import Testing

/// `prooftop compare` as a program: exit codes, width, what is refused.
@Suite struct CompareCommandTests {
  @Test func allModesAreRunUnlessSomeAreNamed() throws {
    let all = try Program.run(["compare", "happy-path"])
    #expect(all.status == 0 && all.errors.isEmpty)
    #expect(all.output.contains("intermediate") && all.output.contains("Latency to usable"))
    let named = try Program.run(
      ["compare", "happy-path", "--modes", "intermediate", "--with", "late: importPolicy=root"])
    #expect(named.status == 0 && named.output.contains("late"))
    #expect(named.output.contains("Fastest to usable: intermediate"))
    #expect(named.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  /// Without the guard on nonces a message is minted twice.
  @Test(arguments: [true, false]) func aRunThatBreaksAnInvariantIsExitCodeOne(
    _ isGuarded: Bool
  ) throws {
    let result = try Program.run([
      "compare", "happy-path", "--modes", "none", "--with", "first: drain=5min", "--with",
      "second: guards.nonces=\(isGuarded)", "--set",
      "faults=[{at: 16min, mintAgain: R1}, {at: 21min, mintAgain: R0}]",
    ])
    let broken = try #require(
      result.output.split(separator: "\n").first { $0.contains("  broken") })
    let counts = broken.split(separator: " ").dropFirst().compactMap { Int($0) }
    #expect(counts.count == 2 && counts[0] == 0 && (counts[1] == 0) == isGuarded)
    #expect(result.status == (isGuarded ? 0 : 1))
    #expect(result.output.contains("Invariants broken: second.") == !isGuarded)
    #expect(!result.output.contains("Fast and safe: second") || isGuarded)
  }

  @Test(arguments: [
    (["--modes", "intermediat"], 64, "there is no mode 'intermediat'"),
    (["--with", "late"], 64, "sets nothing"),
    (["--with", "intermediate: mergeUp=true"], 64, "called 'intermediate'"),
    (["--modes", "none"], 64, "no run"), (["--json", "--csv"], 64, "exclude"),
    (["--set", "rollups=1"], 64, "expected a whole number"),
    (["--modes", "none", "--with", "x: rolups=3"], 65, "did you mean 'rollups'"),
  ])
  func whatCanNotBeRunIsTold(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let result = try Program.run(["compare", "happy-path"] + arguments)
    #expect(result.status == status && result.output.isEmpty)
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test func twoProcessesPrintTheSameBytes() throws {
    for form in [[], ["--json"], ["--csv"]] {
      let arguments = ["compare", "rollup-fork", "--with", "mergeUp=true"] + form
      #expect(try Program.run(arguments).output == Program.run(arguments).output)
    }
  }

  @Test func widthAndSignsAreThoseOfTheEnvironment() throws {
    func run(_ variables: [String: String]) throws -> String {
      try Spawned(
        Program.path,
        ["compare", "happy-path", "--modes", "intermediate"]
          + ["a", "b", "c", "d", "e"].flatMap { ["--with", "another run \($0): mergeUp=true"] },
        environment: variables
      ).output
    }
    let utf8 = ["LC_ALL": "C.UTF-8"]
    for (width, blocks) in [("60", 3), ("200", 1)] {
      let lines = try run(utf8.merging(["COLUMNS": width]) { $1 }).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= Int(width) ?? 0 })
      #expect(lines.count { $0 == "Latency to usable" } == blocks)
    }
    #expect(try run(utf8) == run(utf8.merging(["COLUMNS": "80"]) { $1 }))
    let plain = try run(["LC_ALL": "C"])
    #expect(plain.utf8.allSatisfy { $0 < 0x80 })
  }
}
