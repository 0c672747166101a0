import Foundation
@testable import RollupSimulation
import Support
import Testing

@testable import ScenarioFile

/// The figures of the presets, in the units in which their sources give them, and the sources.
@Suite struct PresetFiguresTests {
  private func settings(_ preset: String) throws -> Settings {
    try scenario(minimal("settings: {preset: \(preset)}")).settings
  }

  @Test func theFiguresAreThoseOfTheSources() throws {
    let post = try settings("post")
    #expect(post.rollups == 100 && post.blockTime == .seconds(5))
    #expect(post.blocksPerInterval == 60 && post.epochLength == .minutes(60))
    let ethereum = try settings("ethereum")
    #expect(ethereum.l1.slot == .seconds(12) && ethereum.l1.finalitySlots == 2 * 32)
    // 12.8 min.
    #expect(ethereum.l1.slot * Int64(ethereum.l1.finalitySlots) == .seconds(768))
    let agglayer = try settings("agglayer")
    #expect(agglayer.epochLength == agglayer.l1.slot * 6 && agglayer.l1.finalitySlots == 12)
    #expect(try settings("op-interop").blockTime == .seconds(2))
    #expect(try settings("starknet").blockTime == .seconds(2))
    let scroll = try settings("scroll")
    #expect(scroll.costs.verificationGas == 556_000 && scroll.epochLength == .minutes(50))
    #expect(try settings("taiko").aggregation.collectionDeadline == .minutes(120))
    let aztec = try settings("aztec")
    #expect(aztec.blockTime == .seconds(36) && aztec.epochLength == aztec.blockTime * 32)
    #expect((250_000...270_000).contains(try settings("groth16").costs.verificationGas))
    #expect(try settings("plonk").costs.verificationGas == 300_000)
    #expect(try settings("stark").costs.verificationGas > 1_000_000)
    let sp1 = try settings("sp1-groth16")
    #expect(sp1.costs.verificationGas == 270_000 && sp1.costs.proofBytes == 260)
    let notes = Presets.all.flatMap(\.notes).map(\.text)
    #expect(notes == ["256 blocks", "8,191 blocks", "604,800 s"])
  }

  @Test func everySettingHasASource() {
    #expect(DefaultSources.table.keys.sorted() == SettingsField.paths.sorted())
  }

  @Test func presetsSetKnownSettingsOnce() {
    let names = Presets.all.map(\.name)
    #expect(Set(names).count == names.count)
    for preset in Presets.all {
      let paths = preset.values.map(\.path)
      #expect(Set(paths).count == paths.count && !paths.isEmpty, "\(preset.name)")
      #expect(Set(paths).isSubset(of: SettingsField.paths), "\(preset.name)")
      #expect(Presets.named(preset.name) == preset && preset.summary.hasSuffix("."))
      #expect(BuiltInDemos.named(preset.name) == nil, "\(preset.name) is a demo")
    }
    #expect(Presets.named("ether") == nil)
  }

  private static var sources: [Source] {
    Array(DefaultSources.table.values) + Presets.all.flatMap(\.values).map(\.source)
      + Presets.all.flatMap(\.notes).map(\.source)
  }

  @Test func aPublicSourceHasAnAddressAndAnAssumptionAReason() {
    for source in Self.sources {
      #expect(!source.remark.isEmpty && source.remark.count < 90, "\(source.remark)")
      guard let publication = source.publication else {
        #expect(source.title == "assumption")
        continue
      }
      #expect(publication.address.hasPrefix("https://"))
      #expect(!publication.address.contains(" ") && !publication.title.isEmpty)
    }
  }

  /// The manual's page has every figure and every address.
  @Test func theManualTellsThemAll() throws {
    let page = try String(
      contentsOf: repositoryRoot.appendingPathComponent(
        "Sources/ScenarioFile/ScenarioFile.docc/PresetsAndSources.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("|") }
    for preset in Presets.all {
      for value in preset.values {
        let told = rows.contains {
          $0.contains("`\(preset.name)`") && $0.contains("`\(value.path)`")
            && $0.contains("`\(value.text)`")
            && $0.contains(value.source.publication?.address ?? "assumption")
        }
        #expect(told, "\(preset.name): \(value.path)")
      }
      for note in preset.notes {
        let told = rows.contains {
          $0.contains("`\(preset.name)`") && $0.contains(note.text)
            && $0.contains(note.source.publication?.address ?? "assumption")
        }
        #expect(told, "\(preset.name): \(note.name)")
      }
    }
    let usual = Settings()
    for field in SettingsField.all {
      let source = DefaultSources.source(of: field.path)
      let told = rows.contains {
        $0.hasPrefix("| `\(field.path)` ") && $0.contains("`\(field.write(usual))`")
          && $0.contains(source.publication?.address ?? "assumption")
      }
      #expect(told, "\(field.path)")
    }
  }
}
