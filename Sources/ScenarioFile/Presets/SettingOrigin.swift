/// Who gave a setting its value.
public enum SettingOrigin: Hashable, Sendable {
  /// The scenario file, on this line, counted from 1.
  case file(line: Int)
  /// A `--set` argument, by its number among them, counted from 1.
  case setOption(number: Int)
  /// The preset of this name.
  case preset(String)
  /// A session, in which every value is spelled out.
  case session
  /// Nobody: it is the default.
  case byDefault
}
