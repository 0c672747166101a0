import Foundation

/// The folder that holds Package.swift, found from where this file was compiled.
public let repositoryRoot = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The folder `../shared/vectors` beside the checkout; nil where there is none.
///
/// Tests that need it are enabled by its presence, and say so when they are skipped.
public let vectorsFolder: URL? = {
  let folder = repositoryRoot.deletingLastPathComponent()
    .appendingPathComponent("shared/vectors", isDirectory: true)
  var isFolder: ObjCBool = false
  let exists = FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
  return exists && isFolder.boolValue ? folder : nil
}()

/// Whether recorded files are to be written anew: `PROOFTOP_RECORD=1` in the environment.
public let isRecording = ProcessInfo.processInfo.environment["PROOFTOP_RECORD"] == "1"
