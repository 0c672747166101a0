import Foundation
import PackagePlugin

/// Writes the `.yaml` files of a target's folder into it as Swift, so that the folder is the only
/// list of demos there is. Its file `ORDER` says which comes first for a learner; what it does not
/// name comes last. A file that comes, changes or goes compiles that target again, which takes a
/// second or two, and nothing above it.
@main struct EmbedDemos: BuildToolPlugin {
  /// Puts every file into a raw string whose end no scenario contains. The line feed before that
  /// end belongs to the string's syntax, so that the text is the file's, byte for byte.
  private static let script = #"""
    set -e
    out=$1
    shift
    {
      echo 'extension EmbeddedDemos {'
      echo '  static let written: [(name: String, text: String)] = ['
      for file; do
        name=${file##*/}
        printf '("%s", %s"""\n' "${name%.yaml}" '####'
        cat "$file"
        printf '\n"""%s),\n' '####'
      done
      echo '  ]'
      echo '}'
    } > "$out"
    """#

  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let names = try FileManager.default.contentsOfDirectory(atPath: target.directoryURL.path)
    let order = target.directoryURL.appending(path: "ORDER")
    let first = try String(contentsOf: order, encoding: .utf8).split(separator: "\n")
      .map { "\($0).yaml" }.filter { names.contains($0) }
    let rest = names.filter { $0.hasSuffix(".yaml") && !first.contains($0) }.sorted()
    let files = (first + rest).map { target.directoryURL.appending(path: $0) }
    let out = context.pluginWorkDirectoryURL.appending(path: "EmbeddedDemos+Written.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) demos",
        executable: URL(fileURLWithPath: "/bin/sh"),
        arguments: ["-c", Self.script, "sh", out.path] + files.map(\.path),
        inputFiles: files + [order], outputFiles: [out])
    ]
  }
}
