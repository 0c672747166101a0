// Records of what is proven.

struct ChainRecord: Decodable {
  let proof: Natural
  let rollup: Natural
  let checkpoint: Natural
  let base: Digest?
  let from: Natural
  let to: Natural
  let anchor: Digest
  let anchor_height: Natural
  let prev: Digest
  let prev_height: Natural
  let cur: Digest
  let cur_height: Natural
  let exports: [ImportedHash]
  let links: [Link]
  let contained: [Containment]
  let block_links: [HeadersValue]?
  let l1_links: [L1Header]?
  let rejoin: RejoinValue?
  let statement: Digest
}

struct CarryRecord: Decodable {
  let proof: Natural
  let rollup: Natural
  let checkpoint: Natural
  let cur: Digest
  let cur_height: Natural
  let cause: String
  let statement: Digest
}

struct NodeRecord: Decodable {
  struct Settled: Decodable {
    let export: ImportedHash
    let by: String
  }
  let proof: Natural
  let maker: Natural
  let first: Natural
  let count: Natural
  let checkpoint: Natural
  let left: Natural
  let right: Natural
  let x: Digest
  let prev: Digest
  let cur: Digest
  let exports: [ImportedHash]
  let settled: [Settled]
  let links: [Link]
  let contained: [Containment]
  let block_links: [HeadersValue]?
  let l1_links: [L1Header]?
  let opened: [LeafValue]?
  let statement: Digest
}

struct RootRecord: Decodable {
  let proof: Natural
  let checkpoint: Natural
  let signer: Natural
  let signature: Signature
}

struct SettlementRecord: Decodable {
  let proof: Natural
  let opens: String
  let roots: [Natural]
  let prev: Digest
  let checkpoint: Natural
  let cur: Digest
  let nodes: [NodePreimage]
  let leaves: [BlockHeader]
  let l1_block: ImportedHash?
  let l1_links: [L1Header]?
  let statement: Digest
}

struct LoneRecord: Decodable {
  struct Opening: Decodable {
    let export: ImportedHash
    let roots: [NodePreimage]
    let nodes: [NodePreimage]
  }
  let proof: Natural
  let rollup: Natural
  let from: Natural
  let to: Natural
  let anchor: Digest
  let cur: Digest
  let cur_height: Natural
  let registry_head: Digest
  let openings: [Opening]
  let exports: [ImportedHash]?
  let block_links: [HeadersValue]?
  let l1_links: [L1Header]?
  let statement: Digest
}
