/// A public work that a figure was taken from.
public struct Publication: Hashable, Sendable {
  /// Its title, such as `EIP-2028: Transaction data gas cost reduction`.
  public let title: String
  /// Where it can be read.
  public let address: String
}

extension Publication {
  static let post = Publication(
    title: "Research on fast cross-rollup messaging and settlement inside recursive proofs",
    address: "https://hackmd.io/@kalmanlajko/ByE28sYfs")

  static let yellowPaper = Publication(
    title: "Ethereum yellow paper, appendix G",
    address: "https://ethereum.github.io/yellowpaper/paper.pdf")
  static let consensusConfiguration = Publication(
    title: "Ethereum consensus specifications, mainnet configuration",
    address: "https://github.com/ethereum/consensus-specs/blob/master/configs/mainnet.yaml")
  static let epochsAndSlots = Publication(
    title: "Epochs and slots all the way down",
    address: "https://vitalik.eth.limo/general/2024/06/30/epochslot.html")
  static let eip2028 = Publication(
    title: "EIP-2028: Transaction data gas cost reduction",
    address: "https://eips.ethereum.org/EIPS/eip-2028")
  static let eip2200 = Publication(
    title: "EIP-2200: Structured Definitions for Net Gas Metering",
    address: "https://eips.ethereum.org/EIPS/eip-2200")
  static let eip2935 = Publication(
    title: "EIP-2935: Serve historical block hashes from state",
    address: "https://eips.ethereum.org/EIPS/eip-2935")

  static let agglayerClock = Publication(
    title: "Agglayer clock",
    address: "https://github.com/agglayer/agglayer/blob/main/crates/agglayer-clock/README.md")
  static let agglayerSettlement = Publication(
    title: "Agglayer issue 1626, on confirmations",
    address: "https://github.com/agglayer/agglayer/issues/1626")
  static let opStackConfigurability = Publication(
    title: "OP Stack configurability",
    address: "https://specs.optimism.io/protocol/configurability.html")
  static let opMessageExpiration = Publication(
    title: "OP Stack interoperability: message expiration",
    address: "https://docs.optimism.io/interop/message-expiration")
  static let starknetBlocks = Publication(
    title: "SNIP-40: More frequent blocks",
    address: "https://community.starknet.io/t/snip-40-more-frequent-blocks/116203")
  static let scrollQuestions = Publication(
    title: "Scroll SDK, frequent questions (June 2024)",
    address: "https://docs.scroll.io/en/sdk/sdk-faq")
  static let scrollSequencing = Publication(
    title: "L2BEAT on Scroll's sequencing",
    address: "https://docs.l2beat.com/code_walkthroughs/scroll/sequencing.html")
  static let taikoTiers = Publication(
    title: "Taiko tiers of proofs",
    address: "https://github.com/taikoxyz/taiko-mono/blob/"
      + "04fd3605521bb87f11fd9d6ed4edafeae9d767bb/"
      + "packages/protocol/contracts/layer1/tiers/TierProviderBase.sol")
  static let aztecConfiguration = Publication(
    title: "Aztec L1 contracts, default configuration",
    address: "https://github.com/AztecProtocol/aztec-packages/blob/"
      + "02138cd7f59d7fca615e11ae038beac4171553d8/yarn-project/ethereum/src/config.ts")

  static let nebra = Publication(
    title: "NEBRA: the cost of settling proofs", address: "https://docs.nebra.one/")
  static let sp1 = Publication(
    title: "SP1 proof types",
    address: "https://docs.succinct.xyz/generating-proofs/proof-types.html")
  static let zkvmExploration = Publication(
    title: "zkVM exploration, Anoma forum",
    address: "https://forum.anoma.net/t/zkvm-exploration/2579")
}
