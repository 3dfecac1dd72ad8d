// Checks the public side of a running Sao Làng system's audit log: that its leaves add up to what is signed, and that it still begins with the
// lines of every checkpoint that one has kept. Needs verify-log.mjs beside it and Node 18.
//
//   node watch-log.mjs https://address [--key <key>] [--witness <key>]… [--checkpoints <file>]…
import { answer, growTree, hashOfNode, isStarted, openCheckpoint, readArguments, readKey } from './verify-log.mjs'

/** True when a proof shows that the larger tree begins with the smaller (RFC 9162, section 2.1.4.2). */
export function isConsistent(from, to, fromRoot, toRoot, proof) {
  if (from === to) return proof.length === 0 && fromRoot.equals(toRoot)
  if (from > to) return false
  if (from === 0) return proof.length === 0
  const path = Number.isInteger(Math.log2(from)) ? [fromRoot, ...proof] : [...proof]
  if (path.length === 0) return false
  let [fn, sn] = [from - 1, to - 1]
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  let [fr, sr] = [path[0], path[0]]
  for (const hash of path.slice(1)) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      fr = hashOfNode(hash, fr)
      sr = hashOfNode(hash, sr)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
    } else sr = hashOfNode(sr, hash)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && fr.equals(fromRoot) && sr.equals(toRoot)
}

async function watchLog({ what, key, witnesses, outside }) {
  const ask = async (path) => {
    const response = await fetch(`${what.replace(/\/$/, '')}/api/v1/log/${path}`)
    if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`)
    return response
  }
  const trusted = key ?? (await (await ask('keys')).json()).key
  const keys = [trusted, ...witnesses].map(readKey)
  const newest = openCheckpoint(await (await ask('checkpoint')).text(), keys)
  const findings = keys
    .filter((wanted) => !newest.signedBy.includes(wanted))
    .map(({ name }) => ({ finding: 'signature-wrong', seq: newest.size, says: `not signed by ${name}` }))
  const tree = growTree()
  for (let from = 0; from < newest.size; from += 256) {
    const width = Math.min(256, newest.size - from)
    const place = String(from / 256).padStart(3, '0')
    const groups = place.padStart(Math.ceil(place.length / 3) * 3, '0').match(/.{3}/g)
    const name = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
    const bytes = Buffer.from(await (await ask(`tile/0/${name}${width < 256 ? `.p/${width}` : ''}`)).arrayBuffer())
    for (let i = 0; i < width; i += 1) tree.grow(bytes.subarray(i * 32, i * 32 + 32))
  }
  if (tree.root().toString('base64') !== newest.root)
    findings.push({
      finding: 'checkpoint-differs',
      seq: newest.size,
      says: 'its leaves do not add up to the root that was signed',
    })
  for (const note of outside) {
    const { size, root, signedBy } = openCheckpoint(note, keys) ?? {}
    const told = size <= newest.size && (await (await ask(`proof/consistency?from=${size}&to=${newest.size}`)).json())
    const proof = told ? told.hashes.map((hash) => Buffer.from(hash, 'base64')) : []
    const [before, now] = [root, newest.root].map((text) => Buffer.from(text ?? '', 'base64'))
    if (!signedBy?.includes(keys[0]) || !isConsistent(size, newest.size, before, now, proof))
      findings.push({
        finding: 'history-rewritten',
        seq: size,
        says: `the log no longer begins with the ${size} lines that were signed`,
      })
  }
  return { findings, lines: newest.size, outside: outside.length, key: trusted }
}

if (isStarted(import.meta.url)) answer(async () => watchLog(readArguments(process.argv.slice(2))))
