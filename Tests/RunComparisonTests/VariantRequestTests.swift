import RollupSimulation
import Testing

@testable import RunComparison

/// What is written for a run beside others.
@Suite struct VariantRequestTests {
  @Test func aLabelIsWhatStandsBeforeTheFirstColon() throws {
    let request = try VariantRequest(reading: " late root :importPolicy=root,  mergeUp=true ")
    #expect(request.label == "late root")
    #expect(request.settings == ["importPolicy=root", "mergeUp=true"])
    let other = try VariantRequest(reading: "open=15:30")
    #expect(other.label == "open=15:30" && other.settings == ["open=15:30"])
    #expect(try VariantRequest(reading: ": a=1, b=2").label == "a=1, b=2")
  }

  @Test func commasInValuesSeparateNothing() throws {
    let request = try VariantRequest(
      reading:
        "x: order=[R1, R0], costs.chainProofOf={R7: 41s, R3: 9s}, name=\"a, b\", c='d,]', e=1")
    #expect(
      request.settings == [
        "order=[R1, R0]", "costs.chainProofOf={R7: 41s, R3: 9s}", "name=\"a, b\"", "c='d,]'",
        "e=1",
      ])
  }

  @Test(arguments: ["", "late", "late:", "late: root", "late: =3", "a=1, b"])
  func whatSetsNothingIsRefused(_ text: String) {
    #expect(throws: VariantRequest.Problem.self) { try VariantRequest(reading: text) }
  }

  @Test func modesAreListedByName() throws {
    let all = try VariantRequest.modes("all")
    #expect(all.map(\.label) == MessagingMode.allCases.map(\.rawValue))
    #expect(all.map(\.settings) == MessagingMode.allCases.map { ["mode=\($0.rawValue)"] })
    #expect(try VariantRequest.modes(" intermediate ").map(\.label) == ["intermediate"])
    for text in ["", "intermediat", "intermediate,"] {
      #expect(throws: VariantRequest.Problem.self) { try VariantRequest.modes(text) }
    }
  }

  @Test func aLineHasRunsInAnyForm() throws {
    let one = try VariantRequest.line("intermediate; late: importPolicy=root; mergeUp=true")
    let other = try VariantRequest.line(
      "--modes intermediate --with late: importPolicy=root --with mergeUp=true")
    #expect(one == other && one.map(\.label) == ["intermediate", "late", "mergeUp=true"])
    #expect(try VariantRequest.line(" ; ") == [])
    #expect(throws: VariantRequest.Problem.sameLabel("a")) {
      try VariantRequest.line("a: mergeUp=true; a: rollups=4")
    }
  }
}
