import Foundation
import Testing

/// `prooftop check`: its workers, shards, outputs and files.
@Suite struct CheckTests {
  private func inFolder(_ script: String) throws -> (Spawned, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    let text = "cd '\(folder.path)' || exit 99\nprooftop() { '\(Program.path)' \"$@\"; }\n" + script
    let run = try Spawned(
      "/bin/sh", ["-c", text],
      environment: ["LC_ALL": "C.UTF-8", "HOME": folder.path, "PATH": "/usr/bin:/bin"])
    return (run, folder)
  }

  @Test func anUndisturbedEngineHoldsAndSaysWhatWasReached() throws {
    let result = try Program.run(["check", "storm", "--seeds", "1..60", "--jobs", "2"])
    #expect(result.status == 0)
    #expect(result.output.contains("60 seeds"))
    #expect(result.output.contains("nothing: no invariant broke"))
    #expect(result.output.contains("expansion_settled"))
    // No terminal, no progress.
    #expect(result.errors.isEmpty)
  }

  @Test func jobsAndShardsChangeNothingAboutTheTally() throws {
    let script = """
      prooftop check storm --seeds 1..90 --jobs 1 --json > whole
      for i in 1 2 3 4; do
        prooftop check storm --seeds 1..90 --shard $i/4 --jobs 2 --json > $i
      done
      prooftop check --add 1 2 3 4 --json > sum
      cat 1 2 3 4 > all
      prooftop check --json --add all > sum2
      cmp whole sum && cmp whole sum2 && prooftop check --add whole
      """
    let (result, _) = try inFolder(script)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("90 seeds"))
  }

  @Test func aFindingIsWrittenFailsAloneAndOpensWhereItBreaks() throws {
    let script = """
      prooftop check storm --seeds 1..10 --set guards.nonces=false --jobs 2; echo "code $?"
      prooftop run check-storm-1.yaml > /dev/null; echo "code $?"
      prooftop run check-storm-1.yaml --json --set guards.nonces=true > /dev/null; echo "code $?"
      printf 'q\\n' | prooftop open check-storm-1.yaml --plain --size 120x36
      """
    let (result, _) = try inFolder(script)
    let codes = result.output.split(separator: "\n").filter { $0.hasPrefix("code") }
    #expect(codes == ["code 1", "code 1", "code 0"])
    #expect(result.output.contains("seed 1: property 2"))
    #expect(result.output.contains("prooftop open check-storm-1.yaml"))
    #expect(result.output.contains("INVARIANT 2 BROKEN"))
  }

  @Test func aSeedIsWrittenWithoutBeingRun() throws {
    let script = """
      prooftop check storm --seeds 17..18 --write
      prooftop run check-storm-17.yaml > /dev/null && prooftop run check-storm-18.yaml > /dev/null
      """
    let (result, _) = try inFolder(script)
    #expect(result.status == 0)
    #expect(result.output == "check-storm-17.yaml\ncheck-storm-18.yaml\n")
  }

  /// A worker that dies of a signal, as of a trap in the engine, is a finding; the search goes on.
  @Test func aDyingWorkerCostsOneSeed() throws {
    let script = """
      prooftop check storm --seeds 1..40 --jobs 1 --json > out & search=$!
      children=/proc/$search/task/$search/children
      until worker=$(cat $children) && [ -n "$worker" ]; do :; done
      kill -SEGV $worker
      wait $search; echo "code $?"
      cat out
      ls
      """
    let (result, _) = try inFolder(
      script.replacing("prooftop check", with: "'\(Program.path)' check"))
    #expect(result.output.contains("code 1"))
    #expect(result.output.contains("\"seeds\":40,"))
    #expect(result.output.contains("\"crashes\":1,"))
    #expect(result.output.contains("\"finding\":\"crash\""))
    #expect(result.output.contains("\"signal\":11}"))
    #expect(result.output.contains("check-storm-"))
  }

  @Test func anInterruptPrintsWhatWasFoundSoFar() throws {
    let script = """
      '\(Program.path)' check storm --for 5min --jobs 1 > out & search=$!
      children=/proc/$search/task/$search/children
      until worker=$(cat $children) && [ -n "$worker" ]; do :; done
      kill -TERM $search
      wait $search; echo "code $?"
      cat out
      """
    let (result, _) = try inFolder(script)
    #expect(result.output.contains("code 0"))
    #expect(result.output.contains("interrupted: so far"))
  }

  @Test func aSearchCanBeLimitedInTime() throws {
    let result = try Program.run(["check", "storm", "--for", "1s", "--jobs", "1", "--json"])
    #expect(result.status == 0)
    #expect(result.output.contains("\"violations\":0"))
  }

  @Test(arguments: [
    (["check", "strom"], 66, "did you mean 'storm'?"),
    (["check", "storm", "--seeds", "9..1"], 64, "--seeds"),
    (["check", "storm", "--shard", "5/4"], 64, "--shard"),
    (["check", "storm", "--for", "soon"], 64, "--for"),
    (["check", "storm", "--jobs", "0"], 64, "--jobs"),
    (["check", "storm", "--write"], 64, "--seeds"),
    (["check", "storm", "--set", "rollup=9"], 64, "did you mean 'rollups'?"),
    (["check", "--add", "/no/such/file"], 66, "/no/such/file: no such file"),
    (["check", "--add", "/etc/passwd"], 65, "/etc/passwd:1:1: expected"),
  ])
  func aMistakeIsToldInALineAndACode(
    _ arguments: [String], _ status: Int32, _ words: String
  ) throws {
    let result = try Program.run(arguments)
    #expect(result.status == status)
    #expect(result.errors.contains(words))
    #expect(result.output.isEmpty)
  }
}
